using System.Globalization;
using Gateway.Contracts.V1;
using Google.Type;

namespace Gateway.Benchmarks.Exchanges.Data;

/// <summary>A person as a plain server answers it: the gateway's record, without provenance and receipt.</summary>
internal static class PersonReply
{
    public static readonly LookupResponse NotFound = new() { Outcome = LookupOutcome.NotFound };

    public static LookupResponse Of(Person person) => new() { Outcome = LookupOutcome.Found, Records = { RecordOf(person) } };

    public static Record RecordOf(Person person) => new()
    {
        Fields =
        {
            ["id"] = Text(person.Id),
            ["name"] = Text(person.Name),
            ["sex"] = Code(person.Sex),
            ["birth"] = DateOf(person.Birth),
            ["region"] = Code(person.Region),
            ["address"] = Text(person.Address),
            ["phone"] = Text(person.Phone),
            ["office"] = Text(person.Office),
        },
    };

    private static Value Text(string text) => new() { Text = text };

    private static Value Code(string code) => new() { Code = code };

    private static Value DateOf(string text) => new()
    {
        Date = new Date { Year = Number(text.AsSpan(0, 4)), Month = Number(text.AsSpan(4, 2)), Day = Number(text.AsSpan(6, 2)) },
    };

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
