using System.Globalization;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.Load;
using Gateway.Storage;
using Gateway.Testing;
using Outcome = Gateway.Contracts.Audit.V1.Outcome;

namespace Gateway.Server.Tests.Materials.Processes;

/// <summary>Two gateways over one PostgreSQL: what falls due is done by one of them, and by the other where that one is killed.</summary>
public sealed class ReplicasTests
{
    private const int Cases = 60;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_replicas_share_what_falls_due_and_do_nothing_twice()
    {
        await using var fleet = await FoundAsync();
        Well(fleet);
        var due = await FallDueAsync(fleet);
        await UntilDoneAsync(fleet);

        var logs = await Task.WhenAll(fleet.Gateways.Select(gateway => gateway.RecordsAsync()));
        Assert.Equal(Cases, due.Orders);
        Assert.Equal(Cases, due.Commitments);
        Assert.Equal(Cases, due.Late);
        AssertEachOnce(logs.SelectMany(records => records), "overdue");
        AssertEachOnce(logs.SelectMany(records => records), "verify_commitment");
        var late = logs.SelectMany(records => records).Where(IsLateAnswer).Select(record => record.CaseNumber).ToList();
        Assert.Equal(Cases, late.Count);
        Assert.Equal(Cases, late.Distinct().Count());
        var shares = logs.Select(records => records.Count(record => record.Operation is "overdue" or "verify_commitment" || IsLateAnswer(record))).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"Done by the one and the other: {string.Join(", ", shares)}.");
        Assert.All(shares, share => Assert.InRange(share, 1, (3 * Cases) - 1));
    }

    [Fact]
    public async Task What_a_replica_had_taken_when_it_was_killed_the_other_does()
    {
        await using var fleet = await FoundAsync();

        // Until the one is killed, whoever takes an answer that is due waits for it.
        var asked = 0;
        fleet.Adapters[1].Fetch = (_, context) =>
        {
            Interlocked.Increment(ref asked);
            return Silence.HangAsync<FetchResponse>(context);
        };
        Silence.End(fleet.Adapters[2]);
        await FallDueAsync(fleet);
        await Poll.UntilAsync(() => Volatile.Read(ref asked) >= Cases, s_patience, "what is due is taken");
        fleet.Gateways[0].Kill();
        Well(fleet);

        // What died with it is free after a minute, which this is; what the other had taken it does itself.
        await fleet.ExecuteAsync("UPDATE case_materials SET leased_until = 1 WHERE leased_until IS NOT NULL");
        await fleet.ExecuteAsync("UPDATE case_orders SET leased_until = 1 WHERE leased_until IS NOT NULL AND state = 1");
        await UntilDoneAsync(fleet);
        for (var number = 0; number < Cases; number++)
        {
            var materials = await CaseFleet.GetAsync(fleet.Gateways[1], CaseOf(number));
            Assert.Equal((MaterialOutcome.WaivedByData, true), (materials["paper_1"].Outcome, materials["paper_1"].Late));
            Assert.Equal(OrderState.Overdue, materials["paper_0"].Order.State);
            Assert.Equal(CommitmentState.Kept, materials["proof_2"].Commitment.State);
        }
    }

    /// <summary>Cases with a check, a commitment and a department that is silent each, opened at both replicas in turn.</summary>
    private static async Task<CaseFleet> FoundAsync()
    {
        var fleet = await CaseFleet.StartAsync(StorageProvider.Postgres, 2, new ShopTerms(TimeSpan.FromSeconds(2)) { Checks = true, Commitments = true });
        fleet.Adapters[0].Fetch = (_, _) => Task.FromResult(Answers.Nothing());
        fleet.Adapters[1].Fetch = (_, context) => Silence.HangAsync<FetchResponse>(context);
        fleet.Adapters[2].Verify = (request, _) => Task.FromResult(Answers.Nothing(request));
        await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, token) =>
        {
            var gateway = fleet.Gateways[number % 2];
            var told = await CaseFleet.ResolveAsync(gateway, CaseOf(number), Registered.Citizen(number));
            Assert.Equal(MaterialOutcome.UnderCheck, told["paper_0"].Outcome);
            Assert.True(told["paper_1"].LatePending);
            await gateway.Consumer.CommitAsync(
                new CommitRequest { Case = Shop.Context(CaseOf(number)), Material = "proof_2", Text = told["proof_2"].Commitment.Text }, cancellationToken: token);
        });

        // Whoever asked has heard by now that nothing comes.
        await Poll.UntilAsync(async () => await fleet.CountAsync("SELECT count(*) FROM case_materials WHERE ask_again_at IS NOT NULL AND tries = 0") == 0, s_patience, "every silence is noted");
        return fleet;
    }

    private static string CaseOf(int number) => string.Create(CultureInfo.InvariantCulture, $"R-{number}");

    private static void Well(CaseFleet fleet)
    {
        Silence.End(fleet.Adapters[1]);
        Silence.End(fleet.Adapters[2]);
    }

    private static async Task<(int Orders, int Commitments, int Late)> FallDueAsync(CaseFleet fleet) => (
        await fleet.ExecuteAsync("UPDATE case_orders SET due_at = 1 WHERE state = 1 AND line = (SELECT line FROM case_materials AS m WHERE m.case_id = case_orders.case_id AND m.name = 'paper_0')"),
        await fleet.ExecuteAsync("UPDATE case_materials SET verify_at = 1 WHERE commitment = 2"),
        await fleet.ExecuteAsync("UPDATE case_materials SET ask_again_at = 1 WHERE ask_again_at IS NOT NULL"));

    private static Task UntilDoneAsync(CaseFleet fleet) => Poll.UntilAsync(
        async () =>
        {
            // Who was asked while the department hung is asked again after minutes, which these are.
            await fleet.ExecuteAsync("UPDATE case_materials SET ask_again_at = 1 WHERE ask_again_at > 1 AND (leased_until IS NULL OR leased_until = 1)");

            // So is a source that could not be reached yet when a commitment was to be verified: after an hour.
            await fleet.ExecuteAsync("UPDATE case_materials SET verify_at = 1 WHERE verify_at > 1 AND (leased_until IS NULL OR leased_until = 1)");
            await Task.Delay(TimeSpan.FromSeconds(1));
            return await fleet.CountAsync("SELECT count(*) FROM case_materials WHERE ask_again_at IS NOT NULL OR verify_at IS NOT NULL") == 0
                && await fleet.CountAsync("SELECT count(*) FROM case_orders WHERE state = 1") == 0;
        },
        s_patience,
        "all that is due is done");

    private static bool IsLateAnswer(ExchangeRecord record) =>
        record is { Kind: RecordKind.Exchange, Provider: "renshe", Operation: "lookup", Outcome: Outcome.Found } && record.CaseNumber.StartsWith("R-", StringComparison.Ordinal);

    private static void AssertEachOnce(IEnumerable<ExchangeRecord> records, string act)
    {
        var done = records.Where(record => record.Kind == RecordKind.Act && record.Operation == act).Select(record => record.CaseNumber).ToList();
        Assert.Equal(Cases, done.Count);
        Assert.Equal(Cases, done.Distinct().Count());
    }
}
