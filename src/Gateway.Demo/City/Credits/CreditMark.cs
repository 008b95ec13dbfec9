namespace Gateway.Demo.City.Credits;

/// <summary>An administrative penalty (行政处罚), or an entry of the list of the seriously dishonest (严重失信).</summary>
/// <param name="IsDishonesty">It is an entry of the list.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="Facts">Why.</param>
/// <param name="Fine">Yuan; 0 where none was imposed.</param>
/// <param name="IsRepaired">The firm made good what it did (信用修复).</param>
internal sealed record CreditMark(bool IsDishonesty, DateOnly DecidedOn, string Authority, string Facts, decimal Fine, bool IsRepaired)
{
    /// <summary>Last day on which it is shown to the public: three years.</summary>
    public DateOnly ShownUntil => DecidedOn.AddYears(3);
}
