namespace Gateway.Core.Items;

/// <summary>Kind of a material (材料类型); numbered as in the contracts.</summary>
public enum MaterialKind
{
    /// <summary>证照.</summary>
    Certificate = 1,

    /// <summary>申请表.</summary>
    Form = 2,

    /// <summary>证明文件.</summary>
    Proof = 3,

    /// <summary>法定文书.</summary>
    Instrument = 4,

    /// <summary>合同凭证.</summary>
    Contract = 5,

    /// <summary>其他.</summary>
    Other = 6,
}

/// <summary>In which form a material is brought (材料形式); numbered as in the contracts.</summary>
public enum MaterialForm
{
    /// <summary>原件.</summary>
    Original = 1,

    /// <summary>复印件.</summary>
    Copy = 2,

    /// <summary>原件和复印件.</summary>
    OriginalAndCopy = 3,

    /// <summary>电子件.</summary>
    Electronic = 4,
}
