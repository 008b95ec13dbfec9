using System.Globalization;
using Gateway.Core.Identifiers;

namespace Gateway.Demo.City.People;

/// <summary>
/// Issues synthetic citizen numbers (GB 11643-1999): valid check characters, and the sequences 000 (female)
/// and 999 (male), which are not given to people. Each is issued once.
/// </summary>
internal sealed class CitizenNumbers
{
    private readonly HashSet<string> _issued = new(CitySeed.Residents, StringComparer.Ordinal);

    public static string Compose(string region, DateOnly birthDate, Sex sex)
    {
        var first17 = string.Create(
            CultureInfo.InvariantCulture, $"{region}{birthDate:yyyyMMdd}{(sex == Sex.Male ? "999" : "000")}");
        return first17 + CitizenNumber.CheckCharacter(first17);
    }

    public bool TryIssue(string number) => _issued.Add(number);

    /// <summary>Issues a number; where region, date and sex are taken already, the next day's is tried.</summary>
    public string Issue(string region, ref DateOnly birthDate, Sex sex)
    {
        while (true)
        {
            var number = Compose(region, birthDate, sex);
            if (TryIssue(number))
            {
                return number;
            }

            birthDate = birthDate.AddDays(-1);
        }
    }
}
