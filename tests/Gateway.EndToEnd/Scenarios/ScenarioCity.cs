using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Demo.Running;
using Gateway.Demo.Scenarios;
using Gateway.Demo.Tls;
using Gateway.EndToEnd.City;
using Gateway.Server;
using Gateway.Storage.Following;
using Microsoft.Extensions.DependencyInjection;
using Receipt = Gateway.Contracts.V1.Receipt;
using Record = Gateway.Contracts.Audit.V1.ExchangeRecord;

namespace Gateway.EndToEnd.Scenarios;

/// <summary>The whole city in this process, over the seeded databases: real adapters, the gateway with a clock that can be moved.</summary>
public sealed class ScenarioCity(SeededCity seeded) : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private CityApis? _apis;
    private GatewayHost? _gateway;
    private int _cases;

    internal CityAdapters Adapters { get; private set; } = null!;

    internal ScenarioCalls Calls { get; private set; } = null!;

    internal MaterialsService.MaterialsServiceClient Materials => Calls.Materials;

    public async ValueTask InitializeAsync()
    {
        var (folder, stop) = (seeded.Demo, CancellationToken.None);
        var documents = CityDocuments.Read();
        var (systems, tls, ports) = (new CitySystems(documents), new TlsFolder(folder.Tls, TimeProvider.System), KeptPorts.Read(folder));
        tls.Ensure(systems.Certificates);
        _apis = await CityApis.StartAsync(folder, documents, TimeProvider.System, stop);
        _gateway = await GatewayStart.StartAsync(folder, tls, systems, ports, _apis, redis: null, _clock, stop);
        Adapters = await CityAdapters.StartAsync(folder, tls, systems, ports, stop);
        var file = CityFileWriter.Write(folder, tls, systems, _gateway);
        Calls = new ScenarioCalls(file, TimeProvider.System);
        var applied = await CityApply.ApplyAsync(file.ConnectAs(systems.Steward.Id)!, documents, stop);
        await _gateway.Services.GetRequiredService<SnapshotFollower>().UntilAsync(applied.Revision, stop);
    }

    /// <summary>Puts the gateway's clock forward.</summary>
    public void Forward(TimeSpan by) => _clock.Forward(by);

    /// <summary>A case of its own for each test.</summary>
    internal CaseContext NewCase() => new()
    {
        CaseNumber = $"E2E-{Interlocked.Increment(ref _cases)}-{Guid.NewGuid():N}",
        Scenario = "acceptance",
        OfficerId = "officer-0412",
        Channel = "window",
    };

    internal Task<ResolvedCase> ResolveAsync(ScenarioAbout about, CaseContext context) =>
        ResolvedCase.ReadAsync(Materials, about.ToRequest(context), TimeProvider.System, TestContext.Current.CancellationToken);

    internal async Task<GetCaseResponse> GetCaseAsync(CaseContext context) =>
        await Materials.GetCaseAsync(new GetCaseRequest { Case = context });

    internal async Task<AnswerOrderResponse> AnswerAsync(OrderStatus order, OrderAnswer answer, string note) =>
        await Calls.WorkOf(order.Department).AnswerOrderAsync(
            new AnswerOrderRequest { OrderId = order.OrderId, Answer = answer, Note = note, OfficerId = "officer-e2e" });

    /// <summary>The record that a receipt proves: the log has it, once, with the leaf that the receipt says.</summary>
    internal async Task<Record> RecordOfAsync(Receipt? receipt)
    {
        Assert.NotNull(receipt);
        var row = Assert.Single(await Log.FindAsync(Guid.Parse(receipt.ExchangeId), TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexString(receipt.LeafHash.Span), row.Leaf.ToString(), ignoreCase: true);
        return Record.Parser.ParseFrom(row.Record.Span);
    }

    /// <summary>Every record of a case, in order.</summary>
    internal async Task<List<Record>> RecordsOfAsync(CaseContext context)
    {
        var records = new List<Record>();
        for (long after = 0; ;)
        {
            var rows = await Log.ReadAsync(after, 1000, TestContext.Current.CancellationToken);
            if (rows.Count == 0)
            {
                return records;
            }

            records.AddRange(rows.Select(row => Record.Parser.ParseFrom(row.Record.Span)).Where(record => record.CaseNumber == context.CaseNumber));
            after = rows[^1].Seq;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Calls?.Dispose();
        if (_gateway is not null)
        {
            await _gateway.StopAsync();
            await _gateway.DisposeAsync();
        }

        if (Adapters is not null)
        {
            await Adapters.DisposeAsync();
        }

        if (_apis is not null)
        {
            await _apis.DisposeAsync();
        }
    }

    private ILogReader Log => _gateway!.Services.GetRequiredService<ILogReader>();
}
