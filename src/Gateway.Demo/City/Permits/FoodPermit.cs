using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Permits;

/// <summary>A food business permit (食品经营许可证).</summary>
/// <param name="Firm">Its holder.</param>
/// <param name="Serial">A changed permit keeps it.</param>
/// <param name="Version">1, or 2 for a changed one.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="From">First day of its term.</param>
/// <param name="State">As the register tells it.</param>
/// <param name="Changed">Day on which the register last changed its row.</param>
internal sealed record FoodPermit(
    Firm Firm, int Serial, int Version, DateOnly Issued, DateOnly From, CertificateState State, DateOnly Changed)
{
    /// <summary>Last day of its term: five years (食品经营许可和备案管理办法).</summary>
    public DateOnly Until => From.AddYears(5).AddDays(-1);

    /// <summary>The register keeps its identifier with a wrong check character.</summary>
    public bool IsMiskept { get; init; }

    public FoodPermit To(CertificateState state, DateOnly day) => this with { State = state, Changed = day };

    /// <summary>It, and the one that took its place for the rest of the term.</summary>
    public FoodPermit[] ReplacedOn(DateOnly day) =>
        [To(CertificateState.Replaced, day), this with { Version = Version + 1, Issued = day, Changed = day }];
}
