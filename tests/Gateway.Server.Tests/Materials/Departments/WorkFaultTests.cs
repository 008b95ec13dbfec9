using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Microsoft.Data.Sqlite;

namespace Gateway.Server.Tests.Materials.Departments;

/// <summary>What departments and stewards are told when the gateway cannot keep what they do.</summary>
public sealed class WorkFaultTests(WorkCity city) : IClassFixture<WorkCity>
{
    [Fact]
    public async Task Without_its_database_or_its_log_the_gateway_says_which_and_does_nothing()
    {
        var id = await city.OrderAsync("fault-1");
        var answer = new AnswerOrderRequest { OrderId = id, Answer = OrderAnswer.Confirmed };

        await RenameAsync(city.City.Options.Log.Path!, "exchange_log", "gone");
        string[] withoutLog =
        [
            await Refused.ReasonAsync(city.Police.AnswerOrderAsync(answer)),
            await Refused.ReasonAsync(city.Police.GetOrderAsync(new GetOrderRequest { OrderId = id })),
            await Refused.ReasonAsync(city.Police.ListFindingsAsync(new ListFindingsRequest())),
            await Refused.ReasonAsync(city.Figures.GetFiguresAsync(new GetFiguresRequest())),
        ];
        await RenameAsync(city.City.Options.Log.Path!, "gone", "exchange_log");
        await Gateway.Testing.Poll.UntilAsync(
            async () => await Refused.ReasonOrNoneAsync(city.Police.ListOrdersAsync(new ListOrdersRequest())) == "", TimeSpan.FromSeconds(30), "the log is there again");

        Assert.All(withoutLog, reason => Assert.Equal("LOG_UNAVAILABLE", reason));
        Assert.Equal(OrderState.Open, (await city.MaterialAsync("fault-1", "residence")).Order.State);

        await RenameAsync(city.City.Options.Storage.Path!, "case_orders", "gone");
        Assert.Equal("CASES_UNAVAILABLE", await Refused.ReasonAsync(city.Police.ListOrdersAsync(new ListOrdersRequest())));
        Assert.Equal("CASES_UNAVAILABLE", await Refused.ReasonAsync(city.Police.AnswerOrderAsync(answer)));
        await RenameAsync(city.City.Options.Storage.Path!, "gone", "case_orders");

        await RenameAsync(city.City.Options.Storage.Path!, "asked_materials", "gone");
        Assert.Equal("CASES_UNAVAILABLE", await Refused.ReasonAsync(city.Figures.GetFiguresAsync(new GetFiguresRequest())));
        await RenameAsync(city.City.Options.Storage.Path!, "gone", "asked_materials");

        Assert.Equal(OrderState.Confirmed, (await city.Police.AnswerOrderAsync(answer)).Order.State);
    }

    private static async Task RenameAsync(string path, string from, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {from} RENAME TO {to}";
        await command.ExecuteNonQueryAsync();
    }
}
