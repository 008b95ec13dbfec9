using System.Globalization;
using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.Firms;

/// <summary>Makes synthetic social credit codes with valid checks, inside and out (GB 32100-2015, GB 11714).</summary>
internal static class CreditCodes
{
    public static string Compose(string category, string region, string prefix, int serial)
    {
        var body = prefix + serial.ToString("D5", CultureInfo.InvariantCulture);
        var first17 = category + region + body + SocialCreditCode.OrganisationCheckCharacter(body);
        return first17 + SocialCreditCode.CheckCharacter(first17);
    }
}
