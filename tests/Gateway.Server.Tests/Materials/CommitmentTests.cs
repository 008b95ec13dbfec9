using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials;

public sealed class CommitmentTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_commitment_is_made_by_the_text_that_was_offered_and_verified_at_a_set_time()
    {
        var (person, request) = await OfferedAsync();

        Assert.Equal("COMMITMENT_TEXT_OTHER", await Refused.ReasonAsync(_city.Window().CommitAsync(Commit(request, text: Promise + " "))));
        var made = await _city.Window().CommitAsync(Commit(request));

        Assert.Equal((MaterialOutcome.OnCommitment, CommitmentState.Made), (made.Material.Outcome, made.Material.Commitment.State));
        Assert.Equal("免提交：已作出书面承诺，事后核验。", made.Material.MessageZh);
        Assert.True(made.Material.DecidedAt >= made.Material.Commitment.MadeAt);
        Assert.True(made.Material.Commitment.VerifyAt.ToDateTimeOffset() > made.Material.Commitment.MadeAt.ToDateTimeOffset().AddDays(4));
        Assert.Equal((0u, 1u), ((await _city.CaseAsync(request.Case)).Summary.CommitmentOffered, (await _city.CaseAsync(request.Case)).Summary.Committed));
        var (act, _) = await LogOf.FindAsync(_city.City, made.Receipt.ExchangeId);
        Assert.Equal(("commit", request.Case.CaseNumber, "paper"), (act.Act.Verb, act.CaseNumber, act.MaterialCode));
        var again = await _city.Window().CommitAsync(Commit(request));
        Assert.Equal((made.Receipt, made.Material), (again.Receipt, again.Material));
        Assert.Equal("COMMITMENT_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().CommitAsync(Commit(request, text: Promise + " "))));
        Assert.Equal("MATERIAL_UNKNOWN", await Refused.ReasonAsync(_city.Window().CommitAsync(Commit(request, "nothing"))));

        var asked = _city.Renshe.Asked(person);
        Assert.Equal(CommitmentState.Made, (await _city.ResolveAsync(request))["paper"].Commitment.State);
        Assert.Equal(asked, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task What_is_not_offered_is_not_taken()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured(), Commitment())), person);
        await _city.ResolveAsync(request);

        Assert.Equal("COMMITMENT_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().CommitAsync(Commit(request))));
    }

    [Fact]
    public async Task A_bad_credit_record_of_today_counts()
    {
        var person = _city.Person();
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Commitment(credit: true))), person);
        Assert.Equal(CommitmentState.Offered, (await _city.ResolveAsync(request))["paper"].Commitment.State);

        _city.Shichang.Hold("dishonest", ("citizen_number", person), ("mark", "9"));

        Assert.Equal("COMMITMENT_BAD_CREDIT", await Refused.ReasonAsync(_city.Window().CommitAsync(Commit(request))));
        Assert.Equal(CommitmentState.Offered, (await _city.CaseAsync(request.Case)).Materials[0].Commitment.State);
    }

    [Fact]
    public async Task A_commitment_that_the_source_confirms_is_kept()
    {
        var (person, request) = await MadeAsync();
        _city.Insure(person);

        await _city.DueAsync(request.Case, "case_materials", "verify_at");

        var kept = await UntilAsync(request, CommitmentState.Kept);
        Assert.Equal((MaterialOutcome.OnCommitment, MaterialReason.Unspecified), (kept.Outcome, kept.Reason));
        Assert.Equal("免提交：已作出书面承诺，经核验属实。", kept.MessageZh);
        Assert.Empty(await _city.FindingsAsync("shenpi", request.Case));
        Assert.Contains(await _city.RecordsAsync(request.Case), record => record.Act?.Verb == "verify_commitment" && record.Act.Changes[0].Action == "kept");
    }

    [Fact]
    public async Task A_commitment_that_the_source_contradicts_is_broken_and_that_is_a_finding()
    {
        var (person, request) = await MadeAsync();
        _city.Insure(person, "2");

        await _city.DueAsync(request.Case, "case_materials", "verify_at");

        var broken = await UntilAsync(request, CommitmentState.Broken);
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CommitmentBroken), (broken.Outcome, broken.Reason));
        Assert.Equal((short)FindingKind.CommitmentBroken, Assert.Single(await _city.FindingsAsync("shenpi", request.Case)).Kind);
        var asked = _city.Renshe.Asked(person);
        Assert.Equal(MaterialReason.CommitmentBroken, (await _city.ResolveAsync(request))["paper"].Reason);
        Assert.Equal(asked, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task A_commitment_stays_made_while_the_source_is_silent()
    {
        var (person, request) = await MadeAsync();
        var asked = _city.Renshe.Asked(person);
        _city.Renshe.Fail(person);

        await _city.DueAsync(request.Case, "case_materials", "verify_at");
        await Gateway.Testing.Poll.UntilAsync(() => _city.Renshe.Asked(person) > asked, CaseCity.Soon, "the source is asked");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(CommitmentState.Made, (await _city.CaseAsync(request.Case)).Materials[0].Commitment.State);

        _city.Renshe.Mend(person);
        _city.Insure(person);
        await Gateway.Testing.Poll.UntilAsync(async () => await _city.DueAsync(request.Case, "case_materials", "verify_at") > 0, CaseCity.Soon, "it is due again");
        await UntilAsync(request, CommitmentState.Kept);
    }

    [Fact]
    public async Task A_commitment_of_a_closed_case_is_verified_all_the_same()
    {
        var (person, request) = await MadeAsync();
        _city.Insure(person);
        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });

        await _city.DueAsync(request.Case, "case_materials", "verify_at");

        await UntilAsync(request, CommitmentState.Kept);
    }

    [Theory]
    [InlineData(OrderAnswer.Confirmed, CommitmentState.Kept, MaterialOutcome.OnCommitment, MaterialReason.Unspecified)]
    [InlineData(OrderAnswer.Objected, CommitmentState.Broken, MaterialOutcome.ToBeSupplied, MaterialReason.CommitmentBroken)]
    public async Task A_commitment_that_nobody_can_be_asked_about_is_verified_by_hand_at_the_items_department(
        OrderAnswer answer, CommitmentState state, MaterialOutcome outcome, MaterialReason reason)
    {
        var (person, request) = await MadeAsync(Commitment());
        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });

        var order = await ByHandAsync(request);

        var seen = await Bureau().GetOrderAsync(new GetOrderRequest { OrderId = order.OrderId });
        Assert.Equal((OrderKind.Commitment, "材料paper", person), (seen.Order.Kind, seen.Order.About, seen.Subject.Identifier));
        Assert.Contains(Promise, seen.Order.Question, StringComparison.Ordinal);
        await Bureau().AnswerOrderAsync(new AnswerOrderRequest { OrderId = order.OrderId, Answer = answer, Note = "已核查" });
        var ended = Assert.Single((await _city.CaseAsync(request.Case)).Materials);
        Assert.Equal((state, outcome, reason), (ended.Commitment.State, ended.Outcome, ended.Reason));
        Assert.Equal(
            state == CommitmentState.Broken ? [(short)FindingKind.CommitmentBroken] : [],
            (await _city.FindingsAsync("shenpi", request.Case)).Select(finding => finding.Kind));
    }

    [Fact]
    public async Task A_verification_by_hand_that_is_overdue_waits_for_its_answer()
    {
        var (_, request) = await MadeAsync(Commitment());
        var order = await ByHandAsync(request);

        await _city.DueAsync(request.Case, "case_orders", "due_at");
        var overdue = await _city.UntilAsync(request.Case, "paper", status => status.Order.State == OrderState.Overdue, "the order is overdue");

        Assert.Equal((CommitmentState.Unverifiable, MaterialOutcome.OnCommitment), (overdue.Commitment.State, overdue.Outcome));
        await Bureau().AnswerOrderAsync(new AnswerOrderRequest { OrderId = order.OrderId, Answer = OrderAnswer.Confirmed });
        await UntilAsync(request, CommitmentState.Kept);
    }

    [Fact]
    public async Task Who_brings_the_paper_after_all_is_not_verified_by_hand()
    {
        var (_, request) = await MadeAsync(Commitment());
        await ByHandAsync(request);

        var brought = await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.BringInstead });

        Assert.Equal((null, OrderState.Withdrawn), (brought.Materials[0].Commitment, brought.Materials[0].Order.State));
    }

    [Fact]
    public async Task A_commitment_that_was_made_is_not_dropped_for_a_check()
    {
        var (_, request) = await MadeAsync(Commitment(), Check());

        Assert.Equal(
            "CHECK_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(new DepartmentCheckRequest { Case = request.Case, Material = "paper" })));
        Assert.Equal(CommitmentState.Made, (await _city.CaseAsync(request.Case)).Materials[0].Commitment.State);
    }

    [Fact]
    public async Task Who_brings_the_paper_after_all_is_held_to_no_commitment()
    {
        var (person, request) = await MadeAsync();
        _city.Insure(person, "2");

        var brought = await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.BringInstead });

        Assert.Equal((MaterialOutcome.ToBeSupplied, null), (brought.Materials[0].Outcome, brought.Materials[0].Commitment));
        Assert.Equal(0, await _city.DueAsync(request.Case, "case_materials", "verify_at"));
    }

    private async Task<(string Person, ResolveRequest Request)> OfferedAsync(params Gateway.Contracts.Management.V1.MaterialWay[] ways)
    {
        var person = _city.Person();
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", ways is [] ? [Insured(), Commitment()] : ways)), person);
        var status = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialOutcome.OnCommitment, CommitmentState.Offered), (status.Outcome, status.Commitment.State));
        return (person, request);
    }

    private async Task<(string Person, ResolveRequest Request)> MadeAsync(params Gateway.Contracts.Management.V1.MaterialWay[] ways)
    {
        var offered = await OfferedAsync(ways);
        await _city.Window().CommitAsync(Commit(offered.Request));
        return offered;
    }

    /// <summary>Lets the verification fall due; gives the order to the item's department.</summary>
    private async Task<OrderStatus> ByHandAsync(ResolveRequest request)
    {
        await _city.DueAsync(request.Case, "case_materials", "verify_at");
        var status = await UntilAsync(request, CommitmentState.Unverifiable);
        Assert.Equal(MaterialOutcome.OnCommitment, status.Outcome);
        Assert.Equal((OrderKind.Commitment, OrderState.Open, "shenpi"), (status.Order.Kind, status.Order.State, status.Order.Department));
        return status.Order;
    }

    private DepartmentWorkService.DepartmentWorkServiceClient Bureau() => new(_city.City.Connect(_city.City.Certificate("shenpi", "steward")));

    private Task<MaterialStatus> UntilAsync(ResolveRequest request, CommitmentState state) =>
        _city.UntilAsync(request.Case, "paper", status => status.Commitment?.State == state, $"the commitment is {state}");

    private static CommitRequest Commit(ResolveRequest request, string material = "paper", string text = Promise) =>
        new() { Case = request.Case, Material = material, Text = text, SignatureRef = "doc-1" };
}
