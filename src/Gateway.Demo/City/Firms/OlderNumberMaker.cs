using System.Globalization;
using Gateway.Demo.City.Places;

namespace Gateway.Demo.City.Firms;

/// <summary>Gives firms that were there before the social credit code the three numbers that it took the place of.</summary>
internal static class OlderNumberMaker
{
    // 国务院《法人和其他组织统一社会信用代码制度建设总体方案》（国发〔2015〕33号）.
    private static readonly DateOnly s_creditCodes = new(2015, 10, 1);

    public static IEnumerable<OlderNumber> Make(List<Firm> firms) =>
        firms.Where(firm => firm.Established < s_creditCodes).SelectMany(Of);

    private static IEnumerable<OlderNumber> Of(Firm firm)
    {
        var region = firm.Address.District.Code;
        var organisation = firm.CreditCode[8..17];
        yield return new(firm, OlderNumberKind.Registration, Registration(region, firm.Index));

        // Individual households in business had no organisation code, and paid tax by their owner's number.
        if (!firm.IsIndividual)
        {
            yield return new(firm, OlderNumberKind.Organisation, organisation);
            yield return new(firm, OlderNumberKind.Tax, region + organisation);
        }
    }

    // 15 digits: registry, serial of eight, and a check (GS 15-2006).
    private static string Registration(string region, int index)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{region}{index:D8}");
        return digits + CheckDigits.Of(digits);
    }
}
