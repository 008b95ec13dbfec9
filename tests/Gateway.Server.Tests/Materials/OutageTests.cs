using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials;

/// <summary>Without the log nothing is done; without the database of cases nothing is pretended.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task While_the_log_cannot_be_written_nobody_is_asked_and_nothing_changes()
    {
        await using var city = await CaseCity.StartAsync();
        var person = city.Person();
        city.Insure(person);
        var item = await city.ItemAsync(Paper("insured", Insured()), Paper("promised", Commitment()));
        var open = Requests.Item(item, person);
        await city.ResolveAsync(open);
        var (before, asked) = (await city.CaseAsync(open.Case), city.Renshe.Asked(person));

        await LogAsync(city, "CREATE TRIGGER full BEFORE INSERT ON exchange_log BEGIN SELECT RAISE(ABORT, 'full'); END");
        foreach (var reason in new[]
        {
            await ResolveAsync(city, Requests.Item(item, person)),
            await Refused.ReasonAsync(city.Window().CommitAsync(new CommitRequest { Case = open.Case, Material = "promised", Text = Promise })),
            await Refused.ReasonAsync(city.Window().AcceptAsync(new AcceptRequest { Case = open.Case, Consent = Consent.Use })),
            await Refused.ReasonAsync(city.Window().CloseCaseAsync(new CloseCaseRequest { Case = open.Case })),
            await Refused.ReasonAsync(city.Window().GetCaseAsync(new GetCaseRequest { Case = open.Case })),
            await Refused.ReasonAsync(city.Window().ReportAskedAsync(new ReportAskedRequest { Case = open.Case, ServiceItemCode = item, Material = "insured" })),
        })
        {
            Assert.Equal("LOG_UNAVAILABLE", reason);
        }

        Assert.Equal(asked, city.Renshe.Asked(person));
        await LogAsync(city, "DROP TRIGGER full");
        await Gateway.Testing.Poll.UntilSucceedsAsync(_ => city.CaseAsync(open.Case), CaseCity.Soon, "the log is written again");
        Assert.Equal(before, await city.CaseAsync(open.Case));
    }

    [Fact]
    public async Task While_the_database_of_cases_is_away_every_method_says_so_and_then_goes_on()
    {
        await using var city = await CaseCity.StartAsync();
        var person = city.Person();
        city.Insure(person);
        var request = Requests.Item(await city.ItemAsync(Paper("insured", Insured())), person);
        await city.ResolveAsync(request);

        await city.SqlAsync("ALTER TABLE cases RENAME TO cases_away");

        Assert.Equal("CASES_UNAVAILABLE", await ResolveAsync(city, request));
        Assert.Equal("CASES_UNAVAILABLE", await Refused.ReasonAsync(city.Window().GetCaseAsync(new GetCaseRequest { Case = request.Case })));
        Assert.Equal("CASES_UNAVAILABLE", await Refused.ReasonAsync(city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use })));
        await city.SqlAsync("ALTER TABLE cases_away RENAME TO cases");
        Assert.Equal(0u, (await city.ResolveAsync(request)).Summary.Exchanges);
    }

    private static async Task<string> ResolveAsync(CaseCity city, ResolveRequest request) =>
        (await Assert.ThrowsAsync<RpcException>(() => city.ResolveAsync(request))).GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason;

    private static async Task LogAsync(CaseCity city, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={city.City.Options.Log.Path};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
