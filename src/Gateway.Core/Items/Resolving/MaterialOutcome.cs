namespace Gateway.Core.Items.Resolving;

/// <summary>What became of a material; numbered as in the contracts.</summary>
public enum MaterialOutcome
{
    /// <summary>Not known yet.</summary>
    None = 0,

    /// <summary>免提交-证照.</summary>
    WaivedByCertificate = 1,

    /// <summary>免提交-数据.</summary>
    WaivedByData = 2,

    /// <summary>核验通过.</summary>
    Verified = 3,

    /// <summary>部门核查中.</summary>
    UnderCheck = 4,

    /// <summary>部门核查通过.</summary>
    Checked = 5,

    /// <summary>承诺后核.</summary>
    OnCommitment = 6,

    /// <summary>自备.</summary>
    ToBeSupplied = 7,
}
