using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Contracts.V1;
using Google.Protobuf;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>The serialised requests to one department, one for each person.</summary>
internal sealed class Requests
{
    private readonly byte[][] _all;

    public Requests(string department, ExchangeContext context)
    {
        _all = [.. People.All().Select(person => Of(department, context, person.Id).ToByteArray())];
    }

    /// <summary>Length of each.</summary>
    public int Bytes => _all[0].Length;

    public byte[] Next(Random random) => _all[random.Next(_all.Length)];

    public static LookupRequest Of(string department, ExchangeContext context, string id) => new()
    {
        Department = department,
        Entry = "person",
        Key = { ["id"] = id },
        Fields = { People.Columns },
        Context = context,
    };
}
