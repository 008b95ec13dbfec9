namespace Gateway.Core.Certificates;

/// <summary>Status of a certificate (证照状态); numbered as in the contracts.</summary>
public enum CertificateStatus
{
    /// <summary>有效.</summary>
    Valid = 1,

    /// <summary>撤销、吊销、注销: for good.</summary>
    Revoked = 2,

    /// <summary>暂停: until it is reinstated.</summary>
    Suspended = 3,

    /// <summary>过期: its last day is over.</summary>
    Expired = 4,

    /// <summary>已更换: another certificate took its place.</summary>
    Superseded = 5,
}
