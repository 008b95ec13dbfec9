namespace Gateway.Core.Identifiers;

/// <summary>What was being read when a fault was found. The names are stable.</summary>
public enum IdentifierKind
{
    /// <summary>Stands only in <see cref="IdentifierFault.None"/>.</summary>
    None,

    /// <summary>公民身份号码.</summary>
    CitizenNumber,

    /// <summary>统一社会信用代码.</summary>
    SocialCreditCode,

    /// <summary>电子证照标识.</summary>
    CertificateIdentifier,

    /// <summary>事项编码.</summary>
    ServiceItemCode,

    /// <summary>行政区划代码.</summary>
    RegionCode,

    /// <summary>持证主体代码类型.</summary>
    SubjectType,

    /// <summary>主体, where its type has no check of its own.</summary>
    Subject,
}
