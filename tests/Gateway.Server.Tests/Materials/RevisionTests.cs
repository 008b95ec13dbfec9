using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;
using OrderState = Gateway.Contracts.Materials.V1.OrderState;

namespace Gateway.Server.Tests.Materials;

/// <summary>An item is revised, or goes out of force, while cases of it are open.</summary>
public sealed class RevisionTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_handle_of_ways_that_are_no_more_gives_nothing_and_the_next_resolution_goes_those_of_today()
    {
        var person = _city.Person();
        _city.Insure(person);
        var item = await _city.ItemAsync(Paper("paper", Insured()), Paper("other", Insured()));
        var request = Requests.Item(item, person);
        var told = await _city.ResolveAsync(request);
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });

        await _city.ReviseAsync(item, each => each.Materials.AddRange([Paper("paper", Certificate(), Insured()), Paper("other", Insured()), Paper("added")]));

        Assert.Equal("EVIDENCE_UNKNOWN", await Refused.ReasonAsync(GetAsync(request, told["paper"].Evidence)));
        Assert.True((await GetAsync(request, told["other"].Evidence)).Evidence.Satisfies);
        var again = await _city.ResolveAsync(request);
        Assert.Equal((MaterialOutcome.WaivedByData, 1u, Consent.Unspecified), (again["paper"].Outcome, again["paper"].Way, again["paper"].Consent));
        Assert.Equal(told["other"].Evidence, again["other"].Evidence);
        Assert.Equal(["other", "paper"], again.Materials.Select(each => each.Material).Order());
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        Assert.Equal("1", Assert.Single((await GetAsync(request, again["paper"].Evidence)).Evidence.Records).Fields["state"].Code);
    }

    [Fact]
    public async Task Nobody_is_asked_on_in_ways_that_are_no_more()
    {
        var person = _city.Person();
        _city.Renshe.Fail(person);
        var item = await _city.ItemAsync(Paper("paper", Insured()));
        var request = Requests.Item(item, person);
        Assert.True((await _city.ResolveAsync(request))["paper"].LatePending);

        await _city.ReviseAsync(item, each => each.Materials.Add(Paper("paper", Certificate(), Insured())));
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        await _city.UntilAsync(request.Case, "paper", status => !status.LatePending, "the asking ends");
        Assert.Equal((1, 0), (_city.Renshe.Asked(person), _city.Gongan.Asked(person)));
    }

    [Fact]
    public async Task A_check_stands_whatever_is_revised_and_its_silence_means_nothing_any_more()
    {
        var person = _city.Person();
        var item = await _city.ItemAsync(Paper("paper", Check(Silence.NoObjection)));
        var request = Requests.Item(item, person);
        var told = (await _city.ResolveAsync(request))["paper"];

        await _city.ReviseAsync(item, each => each.Materials.Add(Paper("paper", Insured(), Check(Silence.NoObjection))));
        Assert.Equal(told.Order, (await _city.ResolveAsync(request))["paper"].Order);
        await _city.DueAsync(request.Case, "case_orders", "due_at");

        var overdue = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.ToBeSupplied, "the check is overdue");
        Assert.Equal((MaterialReason.CheckOverdue, OrderState.Overdue), (overdue.Reason, overdue.Order.State));
    }

    [Fact]
    public async Task A_commitment_is_made_by_the_ways_of_today()
    {
        var item = await _city.ItemAsync(Paper("paper", Commitment()));
        var request = Requests.Item(item, _city.Person());
        await _city.ResolveAsync(request);

        await _city.ReviseAsync(item, each => each.Materials.Add(Paper("paper", Insured(), Commitment())));

        Assert.Equal("COMMITMENT_NOT_OFFERED", await Refused.ReasonAsync(CommitAsync(request)));
        await _city.ResolveAsync(request);
        Assert.Equal(CommitmentState.Made, (await CommitAsync(request)).Material.Commitment.State);
    }

    [Fact]
    public async Task A_case_outlives_its_item_and_departments_are_asked_for_it_no_more()
    {
        var person = _city.Person();
        _city.Insure(person);
        var item = await _city.ItemAsync(Materials);
        var request = Requests.Item(item, person);
        var told = await _city.ResolveAsync(request);
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        const string FiveDays = "5 * 86400 * 1000000";
        Assert.Equal(1, await _city.SqlAsync($"UPDATE cases SET opened_at = opened_at - {FiveDays} WHERE case_number = '{request.Case.CaseNumber}'"));
        await _city.ReviseAsync(item, each =>
        {
            Materials(each);
            each.InForceUntil = DateOnly.FromDateTime(_city.Clock.GetUtcNow().UtcDateTime).AddDays(-2).ToString("O", CultureInfo.InvariantCulture);
        });
        var asked = _city.Renshe.Asked(person);

        Assert.Equal("ITEM_NOT_IN_FORCE", await Refused.ReasonAsync(_city.Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = request.Matter })));
        Assert.Equal("ITEM_NOT_IN_FORCE", await Refused.ReasonAsync(GetAsync(request, told["insured"].Evidence)));
        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.ResolveAsync(request))["check"].Outcome);
        Assert.Equal(CommitmentState.Made, (await CommitAsync(request)).Material.Commitment.State);
        await _city.DueAsync(request.Case, "case_orders", "due_at");
        await _city.UntilAsync(request.Case, "check", status => status.Outcome == MaterialOutcome.Checked, "the silence means what the item says");
        Assert.Equal(asked, _city.Renshe.Asked(person));

        static void Materials(ServiceItem each) =>
            each.Materials.AddRange([Paper("paper", Commitment()), Paper("insured", Insured()), Paper("check", Check(Silence.NoObjection))]);
    }

    private Grpc.Core.AsyncUnaryCall<GetEvidenceResponse> GetAsync(ResolveRequest request, string evidence) =>
        _city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = evidence });

    private Grpc.Core.AsyncUnaryCall<CommitResponse> CommitAsync(ResolveRequest request) =>
        _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "paper", Text = Promise, SignatureRef = "sig-1" });
}
