namespace Gateway.Server.Materials.Asking;

/// <summary>What sort of question is put to a source.</summary>
internal enum AskKind
{
    /// <summary>The records of a key.</summary>
    Lookup = 1,

    /// <summary>How claims compare.</summary>
    Verify = 2,

    /// <summary>The certificates of a holder.</summary>
    Certificates = 3,

    /// <summary>The certificate of an identifier.</summary>
    Certificate = 4,
}
