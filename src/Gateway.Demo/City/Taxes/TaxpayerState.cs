namespace Gateway.Demo.City.Taxes;

/// <summary>State of a tax registration.</summary>
internal enum TaxpayerState
{
    Normal,

    /// <summary>注销.</summary>
    Cancelled,

    /// <summary>非正常: it files no longer, and nobody finds it.</summary>
    Abnormal,
}
