using Gateway.Demo.City.Firms;

namespace Gateway.Demo.City.Permits;

/// <summary>Permits of the firms of the <see cref="Cast"/>: one for each status, written by hand.</summary>
internal static class CastPermits
{
    /// <summary>Null for all other firms.</summary>
    public static FoodPermit[]? Of(Firm firm) => firm.CreditCode switch
    {
        Cast.Eatery => [Permit(firm, new(2025, 5, 12))],
        Cast.FirmWithSuspendedPermit => [Permit(firm, new(2022, 5, 18)).To(CertificateState.Suspended, new(2025, 3, 10))],
        Cast.FirmWithRevokedPermit => [Permit(firm, new(2021, 1, 15)).To(CertificateState.Revoked, new(2024, 11, 28))],
        Cast.FirmWithCancelledPermit => [Permit(firm, new(2022, 12, 20)).To(CertificateState.Cancelled, new(2025, 2, 14))],
        Cast.FirmWithExpiredPermit => [Permit(firm, new(2015, 11, 20)).To(CertificateState.Expired, new(2021, 1, 1))],
        Cast.FirmWithPermitRunOut => [Permit(firm, new(2020, 5, 8))],
        Cast.FirmWithReplacedPermit => Permit(firm, new(2025, 3, 20)).ReplacedOn(new(2025, 4, 6)),
        Cast.FirmWithMiskeptPermit => [Permit(firm, new(2025, 6, 3)) with { IsMiskept = true }],
        ScenarioCast.Caterer => [Permit(firm, new(2024, 3, 11))],
        _ => null,
    };

    private static FoodPermit Permit(Firm firm, DateOnly from) => new(firm, 0, 1, from, from, CertificateState.Valid, from);
}
