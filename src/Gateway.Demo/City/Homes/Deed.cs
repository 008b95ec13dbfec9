using System.Globalization;

namespace Gateway.Demo.City.Homes;

/// <summary>A title on a unit, held by one or several owners.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Owners">People or a firm.</param>
/// <param name="CertificateNumber">Of the first certificate; the others' differ in their serial.</param>
/// <param name="Sharing">0 alone, 1 jointly, 2 by shares.</param>
/// <param name="Registered">Local time.</param>
/// <param name="Price">In yuan; null where it was not declared.</param>
internal sealed record Deed(Unit Unit, Owner[] Owners, int CertificateNumber, int Sharing, DateTime Registered, decimal? Price)
{
    /// <summary>不动产权证号 of an owner's certificate.</summary>
    public string NumberOf(int owner) => NumberOf(Registered.Year, CertificateNumber + owner);

    /// <summary>不动产权证号.</summary>
    public static string NumberOf(int year, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"示({year})示范市不动产权第{serial:D7}号");
}
