using System.Diagnostics;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.Load;
using Gateway.Storage;
using Gateway.Testing;
using Outcome = Gateway.Contracts.Audit.V1.Outcome;
using RecordKind = Gateway.Contracts.Audit.V1.RecordKind;

namespace Gateway.Server.Tests.Materials.Processes;

/// <summary>
/// What was begun for cases goes on after the gateway is killed. Working days and hours are passed by moving what is due in the database:
/// no test waits for them.
/// </summary>
public sealed class KilledGatewayTests
{
    private static readonly ShopTerms s_terms = new(TimeSpan.FromMilliseconds(500)) { Checks = true, Commitments = true };
    private static readonly string s_citizen = Registered.Citizen(1);

    // A lease of ten seconds, the start of the program, and what a busy machine adds to both.
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task A_check_that_is_pending_falls_due_after_the_gateway_was_killed_and_its_silence_is_recorded_once(StorageProvider provider)
    {
        await using var fleet = await CaseFleet.StartAsync(provider, 1, s_terms);
        var gateway = fleet.Gateways[0];
        fleet.Adapters[0].Fetch = (_, _) => Task.FromResult(Answers.Nothing());
        var told = await CaseFleet.ResolveAsync(gateway, "K-1", s_citizen);
        Assert.Equal(MaterialOutcome.UnderCheck, told["paper_0"].Outcome);

        gateway.Kill();
        Assert.Equal(1, await fleet.ExecuteAsync("UPDATE case_orders SET due_at = 1"));
        await gateway.StartAsync();
        var overdue = await CaseFleet.UntilAsync(gateway, "K-1", "paper_0", material => material.Order.State == OrderState.Overdue, "the silence is recorded");

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CheckOverdue), (overdue.Outcome, overdue.Reason));
        var record = Assert.Single(await fleet.RecordsAsync(), each => each is { Kind: RecordKind.Act, Operation: "overdue" });
        Assert.Equal(overdue.Order.Ended.ExchangeId, new Guid(record.ExchangeId.Span, bigEndian: true).ToString("D"));
        Assert.Equal(overdue.Order.OrderId, Assert.Single(record.Act.Changes).Key);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task A_check_that_is_pending_is_answered_after_the_gateway_was_killed(StorageProvider provider)
    {
        await using var fleet = await CaseFleet.StartAsync(provider, 1, s_terms);
        var gateway = fleet.Gateways[0];
        fleet.Adapters[0].Fetch = (_, _) => Task.FromResult(Answers.Nothing());
        var told = await CaseFleet.ResolveAsync(gateway, "K-1", s_citizen);
        Assert.Equal(MaterialOutcome.UnderCheck, told["paper_0"].Outcome);

        gateway.Kill();
        await gateway.StartAsync();
        var work = gateway.WorkOf(Shop.Offices[0]);
        var order = Assert.Single((await work.ListOrdersAsync(new ListOrdersRequest())).Orders);
        await work.AnswerOrderAsync(new AnswerOrderRequest { OrderId = order.OrderId, Answer = OrderAnswer.Confirmed, OfficerId = "officer-9" });

        var answered = (await CaseFleet.GetAsync(gateway, "K-1"))["paper_0"];
        Assert.Equal((MaterialOutcome.Checked, OrderState.Confirmed), (answered.Outcome, answered.Order.State));
        Assert.Equal(told["paper_0"].Order.Ordered, answered.Order.Ordered);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task Commitments_are_verified_once_after_the_gateway_was_killed(StorageProvider provider)
    {
        await using var fleet = await CaseFleet.StartAsync(provider, 1, s_terms);
        var gateway = fleet.Gateways[0];
        foreach (var office in new[] { 0, 1 })
        {
            fleet.Adapters[office].Verify = (request, _) => Task.FromResult(Answers.Nothing(request));
        }

        var told = await CaseFleet.ResolveAsync(gateway, "K-1", s_citizen);
        foreach (var material in new[] { "proof_0", "proof_1" })
        {
            Assert.Equal(MaterialOutcome.OnCommitment, told[material].Outcome);
            var made = await gateway.Consumer.CommitAsync(
                new CommitRequest { Case = Shop.Context("K-1"), Material = material, Text = told[material].Commitment.Text });
            Assert.Equal(CommitmentState.Made, made.Material.Commitment.State);
        }

        gateway.Kill();
        fleet.Adapters[0].Verify = (request, _) => Task.FromResult(Registered.Answer(request));
        Assert.Equal(2, await fleet.ExecuteAsync("UPDATE case_materials SET verify_at = 1 WHERE commitment = 2"));
        await gateway.StartAsync();

        var kept = await CaseFleet.UntilAsync(gateway, "K-1", "proof_0", material => material.Commitment.State != CommitmentState.Made, "what was committed to is verified");
        var broken = await CaseFleet.UntilAsync(gateway, "K-1", "proof_1", material => material.Commitment.State != CommitmentState.Made, "what was committed to is verified");
        Assert.Equal((MaterialOutcome.OnCommitment, CommitmentState.Kept), (kept.Outcome, kept.Commitment.State));
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CommitmentBroken, CommitmentState.Broken), (broken.Outcome, broken.Reason, broken.Commitment.State));
        Assert.Equal(1, await fleet.CountAsync("SELECT count(*) FROM findings"));
        var acts = (await fleet.RecordsAsync()).Where(record => record is { Kind: RecordKind.Act, Operation: "verify_commitment" }).ToList();
        Assert.Equal(["proof_0", "proof_1"], acts.Select(record => record.MaterialCode).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task What_a_department_was_asked_when_the_gateway_was_killed_it_is_asked_again_and_the_answer_is_delivered_late(StorageProvider provider)
    {
        await using var fleet = await CaseFleet.StartAsync(provider, 1, new ShopTerms(s_terms.Patience));
        var gateway = fleet.Gateways[0];
        Silence.Begin(fleet.Adapters[1]);
        var told = await CaseFleet.ResolveAsync(gateway, "K-1", s_citizen);
        foreach (var material in new[] { "paper_1", "proof_1" })
        {
            Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.DepartmentSilent, true), (told[material].Outcome, told[material].Reason, told[material].LatePending));
        }

        gateway.Kill();
        Silence.End(fleet.Adapters[1]);
        await gateway.StartAsync();

        var paper = await CaseFleet.UntilAsync(gateway, "K-1", "paper_1", material => !material.LatePending, "the answer is delivered");
        var proof = await CaseFleet.UntilAsync(gateway, "K-1", "proof_1", material => !material.LatePending, "the answer is delivered");
        Assert.Equal((MaterialOutcome.WaivedByData, true), (paper.Outcome, paper.Late));
        Assert.Equal((MaterialOutcome.Verified, true), (proof.Outcome, proof.Late));
        Assert.Equal(2, (await fleet.RecordsAsync()).Count(record =>
            record is { Kind: RecordKind.Exchange, CaseNumber: "K-1", Provider: "renshe", Outcome: Outcome.Found }));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task A_resolution_that_was_killed_in_the_middle_is_continued_within_its_lease_and_asks_nothing_again_that_it_knew(StorageProvider provider)
    {
        await using var fleet = await CaseFleet.StartAsync(provider, 1, new ShopTerms(TimeSpan.FromSeconds(30)));
        var gateway = fleet.Gateways[0];
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var adapter in fleet.Adapters.Skip(3))
        {
            adapter.Fetch = async (request, context) =>
            {
                await held.Task.WaitAsync(context.CancellationToken);
                return Registered.Answer(request);
            };
            adapter.Verify = async (request, context) =>
            {
                await held.Task.WaitAsync(context.CancellationToken);
                return Registered.Answer(request);
            };
        }

        var before = await ReadAsync(gateway, 6);
        gateway.Kill();
        var killed = Stopwatch.StartNew();
        var asked = fleet.Adapters.Take(3).Sum(AskedOf);
        held.SetResult();
        await gateway.StartAsync();
        var started = killed.Elapsed;
        var told = await Poll.UntilSucceedsAsync(async _ => await CaseFleet.ResolveAsync(gateway, "K-1", s_citizen), s_patience, "the case is continued");
        var continued = killed.Elapsed;

        Assert.Equal(Shop.Materials, told.Count);
        Assert.All(told.Values, material => Assert.True(material.Outcome is MaterialOutcome.WaivedByData or MaterialOutcome.Verified, material.ToString()));
        Assert.All(before, material => Assert.Equal(material, told[material.Material]));
        Assert.Equal(6, asked);
        Assert.Equal(asked, fleet.Adapters.Take(3).Sum(AskedOf));
        TestContext.Current.TestOutputHelper?.WriteLine($"Continued {continued.TotalSeconds:F1} s after the kill; the program took {started.TotalSeconds:F1} s to start.");
        Assert.True(continued < s_lease + started + TimeSpan.FromSeconds(10), $"{continued} after the kill");
    }

    private static int AskedOf(FakeAdapter adapter) => adapter.Fetched.Count + adapter.Verified.Count;

    /// <summary>Begins to resolve, and leaves it there once so many materials were told.</summary>
    private static async Task<List<MaterialStatus>> ReadAsync(CaseGateway gateway, int count)
    {
        using var call = gateway.Consumer.Resolve(Shop.Request("K-1", s_citizen));
        var told = new List<MaterialStatus>();
        while (told.Count < count && await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            told.Add(call.ResponseStream.Current.Material);
        }

        return told;
    }
}
