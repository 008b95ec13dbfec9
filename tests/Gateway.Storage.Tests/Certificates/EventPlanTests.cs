using System.Data.Common;
using Gateway.Storage.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Tests.Certificates;

public class EventPlanTests
{
    // Of few rows every plan is as good.
    private const int Count = 3_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Events_of_certificates_are_looked_up_in_the_index_by_type_and_certificate(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        for (var first = 0; first < Count; first += CertificateLedger.GreatestCount)
        {
            await ledger.AcceptAsync([.. Enumerable.Range(first, CertificateLedger.GreatestCount).Select(number => Events.Of((UInt128)number))], Token);
        }

        await using var context = database.Database.CreateContext();
        await context.Database.ExecuteSqlAsync($"ANALYZE certificate_events", Token);
        await context.Database.OpenConnectionAsync(Token);
        await using var command = AcceptanceAct.Reported(context, Events.Licence, [HashBytes.Of((UInt128)1), HashBytes.Of((UInt128)2)]).CreateDbCommand();
        command.CommandText = (provider == StorageProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        var told = new List<string>();
        await using (DbDataReader reader = await command.ExecuteReaderAsync(Token))
        {
            while (await reader.ReadAsync(Token))
            {
                told.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
            }
        }

        var text = string.Join('\n', told).ToUpperInvariant();
        Assert.Matches(
            provider == StorageProvider.Sqlite
                ? @"USING INDEX \S*TYPE_CODE_CERTIFICATE\S* \(TYPE_CODE=\? AND CERTIFICATE=\?\)"
                : @"INDEX COND: .*TYPE_CODE.*CERTIFICATE = ANY",
            text);
    }
}
