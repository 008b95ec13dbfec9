using System.Globalization;
using Gateway.Core.Identifiers;
using Gateway.Demo.City.Births;
using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Homes;
using Gateway.Demo.City.Insurance;
using Gateway.Demo.City.People;
using Gateway.Demo.City.Permits;

namespace Gateway.Demo.City.Databases;

/// <summary>Certificate identifiers (GB/T 36904-2018) of the city. The defining bodies' codes are synthetic.</summary>
internal static class Certificates
{
    private const string LicenceType = "11100000MB9001907F001";
    private const string PermitType = "11100000MB9001907F002";
    private const string QualificationType = "11100000MB9001915A001";
    private const string TitleType = "11100000MB90019235001";
    private const string MarriageType = "11100000MB90019310001";
    private const string BirthType = "11100000MB900194XP001";
    private const string Shichang = "11330100MB9001026A";
    private const string Minzheng = "11330100MB90010345";
    private const string Renshe = "11330100MB90010420";
    private const string Ziran = "11330100MB9001050T";
    private const string Weijian = "11330100MB9001077J";

    public static string BusinessLicence(Firm firm) => Create(LicenceType, Shichang, Serial(firm.Approved, firm.Index));

    public static string Of(FoodPermit permit) =>
        Create(PermitType, Shichang, Serial(permit.From, permit.Serial), permit.Version);

    public static string Of(Qualification qualification, int serial) => Create(QualificationType, Renshe, Serial(qualification.Obtained, serial));

    public static string Of(TitleCertificate certificate, int serial) => Create(TitleType, Ziran, Serial(certificate.Issued, serial));

    /// <summary>Either spouse holds a copy: 1 is his, 2 is hers.</summary>
    public static string Of(Marriage marriage, int act, int copy) =>
        Create(MarriageType, Minzheng, Serial(marriage.Registered, act) + copy.ToString(CultureInfo.InvariantCulture));

    public static string Of(BirthCertificate certificate) => Create(BirthType, Weijian, Serial(certificate.Issued, certificate.Serial));

    /// <summary>The identifier as a register keeps it, into which it was typed wrongly: its check character is the next one.</summary>
    public static string Miskept(string identifier)
    {
        var next = identifier[^1] switch { '9' => 'A', 'Z' => '0', var check => (char)(check + 1) };
        return identifier[..^1] + next;
    }

    private static string Serial(DateOnly date, int number) => string.Create(CultureInfo.InvariantCulture, $"{date:yyyyMMdd}{number:D6}");

    private static string Create(string type, string issuer, string serial, int version = 1) =>
        CertificateIdentifier.Create(type, issuer, serial, version.ToString("D3", CultureInfo.InvariantCulture)).ToString();
}
