using Gateway.Demo.City.People;

namespace Gateway.Demo.City.Firms;

/// <summary>A name that was declared for a firm (企业名称自主申报).</summary>
/// <param name="Name">The name.</param>
/// <param name="Applicant">For whom it is kept.</param>
/// <param name="Declared">Day of the declaration.</param>
/// <param name="State">How it stands.</param>
internal sealed record NameReservation(string Name, Resident Applicant, DateOnly Declared, NameReservationState State)
{
    /// <summary>Last day on which it is kept: two months (企业名称登记管理规定 第十七条), or longer where permits must be got first.</summary>
    public DateOnly Until { get; init; } = Declared.AddMonths(2);
}

/// <summary>State of a reservation.</summary>
internal enum NameReservationState
{
    /// <summary>保留: nobody else gets it.</summary>
    Kept,

    /// <summary>失效: its time was over.</summary>
    Lapsed,

    /// <summary>已使用: the firm was registered.</summary>
    Used,
}
