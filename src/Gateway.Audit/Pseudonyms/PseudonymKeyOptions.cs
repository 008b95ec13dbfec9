namespace Gateway.Audit;

/// <summary>Where the key of the pseudonyms is.</summary>
public sealed class PseudonymKeyOptions
{
    /// <summary>File with 32 bytes as text: 64 hexadecimal characters or 44 of base64.</summary>
    public string File { get; set; } = "";

    /// <summary>Create the file (mode 0600) with a new key where there is none. Default: false.</summary>
    public bool CreateIfMissing { get; set; }

    /// <summary>Id of the key in the records. Default: the first 8 hexadecimal characters of a hash of the key.</summary>
    public string? KeyId { get; set; }
}
