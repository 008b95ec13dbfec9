namespace Gateway.Core.Catalogue;

/// <summary>Kind of a catalogue entry.</summary>
public enum EntryKind
{
    /// <summary>Records of a register.</summary>
    Record = 1,

    /// <summary>Certificates (电子证照).</summary>
    Certificate = 2,

    /// <summary>An API of the department's own.</summary>
    Api = 3,
}

/// <summary>Share attribute (共享属性).</summary>
public enum ShareAttribute
{
    /// <summary>无条件共享.</summary>
    Unconditional = 1,

    /// <summary>有条件共享.</summary>
    Conditional = 2,

    /// <summary>不予共享.</summary>
    NotShared = 3,
}

/// <summary>How the data is shared (共享方式).</summary>
public enum SharingMode
{
    /// <summary>服务接口.</summary>
    Service = 1,

    /// <summary>批量交换.</summary>
    Batch = 2,

    /// <summary>文件下载.</summary>
    File = 3,
}

/// <summary>How often the source is updated (更新周期).</summary>
public enum UpdateCycle
{
    /// <summary>实时.</summary>
    RealTime = 1,

    /// <summary>每日.</summary>
    Daily = 2,

    /// <summary>每周.</summary>
    Weekly = 3,

    /// <summary>每旬.</summary>
    TenDays = 4,

    /// <summary>每月.</summary>
    Monthly = 5,

    /// <summary>每季度.</summary>
    Quarterly = 6,

    /// <summary>每年.</summary>
    Yearly = 7,
}

/// <summary>What an entry offers; a set.</summary>
[Flags]
public enum Operations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Returns records of one key.</summary>
    Lookup = 1,

    /// <summary>Compares claimed values.</summary>
    Verify = 2,

    /// <summary>Returns records of many keys.</summary>
    LookupMany = 4,

    /// <summary>Returns everything, page by page.</summary>
    Export = 8,

    /// <summary>Tells what happens to certificates.</summary>
    Watch = 16,

    /// <summary>Calls operations of the department's own API, which agreements grant by name.</summary>
    Call = 32,
}
