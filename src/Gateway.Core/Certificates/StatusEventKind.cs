namespace Gateway.Core.Certificates;

/// <summary>What happened to a certificate; numbered as in the contracts.</summary>
public enum StatusEventKind
{
    /// <summary>颁发: it exists from now on.</summary>
    Issued = 1,

    /// <summary>变更: what it says changed.</summary>
    Changed = 2,

    /// <summary>暂停.</summary>
    Suspended = 3,

    /// <summary>撤销、吊销、注销.</summary>
    Revoked = 4,

    /// <summary>恢复: a suspension ended, or a revocation was set aside.</summary>
    Reinstated = 5,

    /// <summary>更换: another certificate took its place.</summary>
    Superseded = 6,

    /// <summary>重置: anything may have changed of all certificates of the type. Of no certificate in particular.</summary>
    Reset = 7,
}
