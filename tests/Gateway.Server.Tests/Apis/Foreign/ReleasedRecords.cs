using System.Security.Cryptography;
using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>What the log holds of an answer of some API.</summary>
internal static class ReleasedRecords
{
    private const int PageBytes = 64 << 10;

    /// <summary>One record of what fits a page; an opening, pages and an end of what does not. Returns those that released something.</summary>
    public static async Task<IReadOnlyList<ExchangeRecord>> AssertPassedAsync(ApiCity city, HttpResponseMessage response, string operation, long bytes)
    {
        var records = await OfAsync(city, response);

        Assert.All(records, record => Assert.Equal((operation, "gongan", "tax", ""), (record.Operation, record.Provider, record.Entry, record.Reason)));
        if (bytes < PageBytes)
        {
            Assert.Equal((RecordKind.Exchange, Outcome.Found), (Assert.Single(records).Kind, records[0].Outcome));
            return records;
        }

        Assert.Equal((RecordKind.Opened, RecordKind.Closed), (records[0].Kind, records[^1].Kind));
        Assert.All(records.Skip(1).SkipLast(1), record => Assert.Equal((RecordKind.Page, Outcome.Found), (record.Kind, record.Outcome)));
        return [.. records.Skip(1).SkipLast(1)];
    }

    /// <summary>The last record tells why there was no answer, or no end of it.</summary>
    public static async Task AssertEndedAsync(ApiCity city, HttpResponseMessage response, string reason, FaultSide fault)
    {
        var records = await OfAsync(city, response);

        Assert.Equal((reason, fault), (records[^1].Reason, records[^1].FaultSide));
    }

    /// <summary>Whether the record's one digest is of these bytes (a document that passed whole).</summary>
    public static bool IsOf(ExchangeRecord record, byte[] bytes) =>
        record.Fields.Single().Digest.Span.SequenceEqual(SHA256.HashData([.. record.Salt.Span, 0, 0, 0, 0, .. bytes]));

    private static Task<List<ExchangeRecord>> OfAsync(ApiCity city, HttpResponseMessage response) =>
        LogOf.FindAllAsync(city.City, response.Headers.GetValues("Gateway-Exchange").Single(), 1);
}
