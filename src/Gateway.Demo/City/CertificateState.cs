namespace Gateway.Demo.City;

/// <summary>State of a certificate. Each department writes it down in letters of its own.</summary>
internal enum CertificateState
{
    Valid,

    /// <summary>注销: given up, or ended with what it was about.</summary>
    Cancelled,

    /// <summary>吊销.</summary>
    Revoked,

    /// <summary>暂停.</summary>
    Suspended,

    /// <summary>过期, where the register says so.</summary>
    Expired,

    /// <summary>更换: another certificate took its place.</summary>
    Replaced,
}
