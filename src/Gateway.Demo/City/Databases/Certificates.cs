using System.Globalization;
using Gateway.Core.Identifiers;
using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Insurance;

namespace Gateway.Demo.City.Databases;

/// <summary>Certificate identifiers (GB/T 36904-2018) of the city. The defining bodies' codes are synthetic.</summary>
internal static class Certificates
{
    private const string LicenceType = "11100000MB9001907F001";
    private const string LicenceIssuer = "11330100MB9001026A";
    private const string QualificationType = "11100000MB9001915A001";
    private const string QualificationIssuer = "11330100MB90010420";

    public static string BusinessLicence(Firm firm) => CertificateIdentifier.Create(
        LicenceType, LicenceIssuer, string.Create(CultureInfo.InvariantCulture, $"{firm.Approved:yyyyMMdd}{firm.Index:D6}"), "001").ToString();

    public static string Of(Qualification qualification, int serial) => CertificateIdentifier.Create(
        QualificationType, QualificationIssuer, string.Create(CultureInfo.InvariantCulture, $"{qualification.Obtained:yyyyMMdd}{serial:D6}"), "001").ToString();
}
