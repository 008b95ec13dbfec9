using System.Security.Cryptography;

namespace Gateway.Audit;

/// <summary>Reads, and where asked creates, the file that holds the key of the pseudonyms.</summary>
public static class PseudonymKeyFile
{
    private const int LongestText = 256;

    /// <summary>The pseudonymizer with the key of the file, or a <see cref="PseudonymKeyException"/>.</summary>
    public static SubjectPseudonymizer Load(PseudonymKeyOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.File))
        {
            throw new PseudonymKeyException("No pseudonym key file is named. Name a file with 32 random bytes as hex or base64.");
        }

        byte[]? key = null;
        try
        {
            if (options.CreateIfMissing && !File.Exists(options.File))
            {
                Create(options.File);
            }

            key = Parse(Read(options.File), options.File);
            return new SubjectPseudonymizer(key, options.KeyId);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PseudonymKeyException($"The pseudonym key file {options.File} cannot be read: {fault.Message}", fault);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static string Read(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[LongestText];
        int length = reader.ReadBlock(text);
        return length == LongestText ? "" : new string(text, 0, length).Trim();
    }

    private static byte[] Parse(string text, string path)
    {
        var key = new byte[SubjectPseudonymizer.KeySize];
        bool hex = text.Length == 2 * key.Length
            && Convert.FromHexString(text, key, out _, out _) == System.Buffers.OperationStatus.Done;
        if (hex || (text.Length == 44 && Convert.TryFromBase64String(text, key, out int written) && written == key.Length))
        {
            return key;
        }

        throw new PseudonymKeyException(
            $"The pseudonym key file {path} does not hold 32 bytes as 64 hexadecimal characters or 44 of base64.");
    }

    private static void Create(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            Span<byte> key = stackalloc byte[SubjectPseudonymizer.KeySize];
            RandomNumberGenerator.Fill(key);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key) + "\n"));
            file.Flush(flushToDisk: true);
            CryptographicOperations.ZeroMemory(key);
        }

        try
        {
            // Never over a key that another process created meanwhile: its records would lose their subjects.
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
