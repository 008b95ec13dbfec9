using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials;

/// <summary>What was found, shown and given: only as the applicant says.</summary>
public sealed class EvidenceTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task Evidence_is_given_once_the_applicant_accepts_and_decided_and_recorded_again()
    {
        var (person, request, told) = await FoundAsync();
        var get = new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence };
        Assert.Equal("EVIDENCE_NOT_ACCEPTED", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(get)));

        var accepted = await AcceptAsync(request, Consent.Use, "insured");
        var before = _city.Renshe.Asked(person);
        var evidence = (await _city.Window().GetEvidenceAsync(get)).Evidence;

        Assert.Equal(Consent.Use, Assert.Single(accepted.Materials).Consent);
        Assert.Equal(("insured", true, false), (evidence.Material, evidence.Satisfies, evidence.Changed));
        Assert.Equal("1", Assert.Single(evidence.Records).Fields["state"].Code);
        Assert.Equal(before + 1, _city.Renshe.Asked(person));
        Assert.NotEqual(told["insured"].Receipt, evidence.Receipt);
        var (record, _) = await LogOf.FindAsync(_city.City, evidence.Receipt.ExchangeId);
        Assert.Equal((request.Case.CaseNumber, "insured", "renshe"), (record.CaseNumber, record.MaterialCode, record.Provider));
    }

    [Fact]
    public async Task What_is_written_to_a_department_holds_no_citizen_number()
    {
        var (person, request, _) = await FoundAsync();
        var wrong = new AcceptRequest { Case = request.Case, Consent = Consent.Wrong, Materials = { "insured" }, Note = $"我是{person}，已停保" };

        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(_city.Window().AcceptAsync(wrong)));

        Assert.Empty(await _city.FindingsAsync("renshe", request.Case));
    }

    [Fact]
    public async Task Evidence_of_a_certificate_has_the_face_that_is_asked_for()
    {
        var (_, request, told) = await FoundAsync();
        await AcceptAsync(request, Consent.Use);

        var evidence = (await _city.Window().GetEvidenceAsync(
            new GetEvidenceRequest { Case = request.Case, Evidence = told["licence"].Evidence, Fields = { "holder_name" } })).Evidence;

        var certificate = Assert.Single(evidence.Certificates);
        Assert.Equal("张三丰", certificate.Face.Fields["holder_name"].Text);
        Assert.True(evidence.Satisfies);
    }

    [Fact]
    public async Task Evidence_whose_source_says_otherwise_now_is_changed()
    {
        var (person, request, told) = await FoundAsync();
        await AcceptAsync(request, Consent.Use, "insured");
        var get = new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence };

        _city.Renshe.Change("insurance", person, "state", "2");
        var evidence = (await _city.Window().GetEvidenceAsync(get)).Evidence;

        Assert.Equal((false, true), (evidence.Satisfies, evidence.Changed));
        Assert.Empty(evidence.Records);
    }

    [Fact]
    public async Task What_does_not_replace_the_material_is_neither_shown_nor_given()
    {
        var person = _city.Person();
        _city.License(person);
        _city.Gongan.Hold("licence", ("identifier", _city.License(_city.Person())), ("citizen_number", person), ("holder_name", "旧证"), ("state", "3"), ("valid_from", new DateOnly(2010, 1, 1)));
        _city.Insure(person);
        _city.Insure(person, "2");
        var request = Requests.Item(await _city.ItemAsync(Paper("licence", Certificate()), Paper("insured", Insured())), person);
        var told = await _city.ResolveAsync(request);

        var shown = (await _city.Window().PreviewAsync(new PreviewRequest { Case = request.Case })).Materials;
        await AcceptAsync(request, Consent.Use);
        var given = (await _city.Window().GetEvidenceAsync(
            new GetEvidenceRequest { Case = request.Case, Evidence = told["licence"].Evidence, Fields = { "holder_name" } })).Evidence;

        Assert.Equal("1", Assert.Single(shown.Single(each => each.Material == "insured").Evidence.Records).Fields["state"].Code);
        Assert.Equal("张三丰", Assert.Single(given.Certificates).Face.Fields["holder_name"].Text);
        Assert.True(given.Satisfies);
    }

    [Fact]
    public async Task Evidence_is_refused_once_the_agreement_is_suspended()
    {
        await using var city = await CaseCity.StartAsync();
        var (person, request, told) = await FoundAsync(city);
        await city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use, Materials = { "insured" } });
        await city.AgreeAsync(CaseEntries.Insurance, request.Matter.ServiceItemCode, agreement => agreement.State = AgreementState.Suspended);
        var before = city.Renshe.Asked(person);

        var reason = await Refused.ReasonAsync(city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence }));
        var preview = await city.Window().PreviewAsync(new PreviewRequest { Case = request.Case, Materials = { "insured" } });

        Assert.Equal("AGREEMENT_SUSPENDED", reason);
        Assert.Equal(("AGREEMENT_SUSPENDED", null), (preview.Materials[0].Code, preview.Materials[0].Evidence));
        Assert.Equal(before, city.Renshe.Asked(person));
    }

    [Fact]
    public async Task Handles_die_with_the_case_and_no_other_case_has_them()
    {
        var (_, request, told) = await FoundAsync();
        await AcceptAsync(request, Consent.Use);
        var get = new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence };
        var other = (await FoundAsync()).Request;
        Assert.Equal("EVIDENCE_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(new(get) { Case = other.Case })));
        Assert.Equal("EVIDENCE_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(new(get) { Evidence = "" })));

        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });

        Assert.Equal("CASE_CLOSED", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(get)));
        Assert.Equal("CASE_CLOSED", await Refused.ReasonAsync(_city.Window().PreviewAsync(new PreviewRequest { Case = request.Case })));
        var closed = await _city.CaseAsync(request.Case);
        Assert.NotNull(closed.ClosedAt);
        Assert.All(closed.Materials, material => Assert.Equal(("", false), (material.Evidence, material.LatePending)));
        Assert.Equal(MaterialOutcome.WaivedByData, closed.Materials.Single(each => each.Material == "insured").Outcome);
    }

    [Fact]
    public async Task What_was_found_and_not_decided_on_is_shown_before_it_is_used()
    {
        var (_, request, _) = await FoundAsync();
        await AcceptAsync(request, Consent.Use, "licence");

        var all = await _city.Window().PreviewAsync(new PreviewRequest { Case = request.Case });
        var own = await _city.Window().PreviewAsync(new PreviewRequest { Case = request.Case, Materials = { "own", "licence" } });

        Assert.Equal(["insured"], all.Materials.Select(each => each.Material));
        Assert.Equal("1", all.Materials[0].Evidence.Records[0].Fields["state"].Code);
        Assert.Equal([("own", "EVIDENCE_UNKNOWN"), ("licence", "")], own.Materials.Select(each => (each.Material, each.Code)));
        Assert.Equal("MATERIAL_UNKNOWN", await Refused.ReasonAsync(_city.Window().PreviewAsync(new PreviewRequest { Case = request.Case, Materials = { "nothing" } })));
    }

    [Theory]
    [InlineData(Consent.NotMe, MaterialReason.Disputed, FindingKind.NotMe)]
    [InlineData(Consent.Wrong, MaterialReason.Disputed, FindingKind.Wrong)]
    [InlineData(Consent.BringInstead, MaterialReason.ApplicantDeclined, null)]
    public async Task What_the_applicant_does_not_agree_with_is_brought_and_is_not_asked_for_again(Consent consent, MaterialReason reason, FindingKind? kind)
    {
        var (person, request, told) = await FoundAsync();
        var asked = _city.Renshe.Asked(person);

        var accepted = await AcceptAsync(request, consent, "insured");
        var again = await _city.ResolveAsync(request);

        foreach (var status in new[] { Assert.Single(accepted.Materials), again["insured"], (await _city.CaseAsync(request.Case)).Materials[1] })
        {
            Assert.Equal((MaterialOutcome.ToBeSupplied, reason, consent, ""), (status.Outcome, status.Reason, status.Consent, status.Evidence));
        }

        Assert.Equal(asked, _city.Renshe.Asked(person));
        Assert.Equal("EVIDENCE_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = told["insured"].Evidence })));
        Assert.Equal(MaterialOutcome.WaivedByCertificate, again["licence"].Outcome);
        var findings = await _city.FindingsAsync("renshe", request.Case);
        Assert.Equal(kind is null ? [] : [(short)kind], findings.Select(finding => finding.Kind));
        Assert.Equal(findings.Select(finding => finding.Id.ToString("D")), accepted.Findings);
        var (act, _) = await LogOf.FindAsync(_city.City, accepted.Receipt.ExchangeId);
        Assert.Equal(("accept", request.Case.CaseNumber), (act.Act.Verb, act.CaseNumber));
    }

    [Theory]
    [InlineData(Consent.NotMe)]
    [InlineData(Consent.BringInstead)]
    public async Task What_the_applicant_did_not_agree_with_is_asked_for_again_once_they_take_that_back(Consent consent)
    {
        var (person, request, _) = await FoundAsync();
        await AcceptAsync(request, consent, "insured");
        var asked = _city.Renshe.Asked(person);

        var back = Assert.Single((await AcceptAsync(request, Consent.Use, "insured")).Materials);
        var again = (await _city.ResolveAsync(request))["insured"];

        Assert.Equal((MaterialOutcome.Unspecified, MaterialReason.Unspecified, Consent.Unspecified), (back.Outcome, back.Reason, back.Consent));
        Assert.Equal((MaterialOutcome.WaivedByData, Consent.Unspecified), (again.Outcome, again.Consent));
        Assert.NotEmpty(again.Evidence);
        Assert.Equal(asked + 1, _city.Renshe.Asked(person));
        Assert.Equal("taken_back", (await _city.RecordsAsync(request.Case)).Last(record => record.Act?.Verb == "accept").Act.Changes[0].Action);
    }

    [Fact]
    public async Task Consents_that_mean_nothing_are_refused()
    {
        var (_, request, _) = await FoundAsync();

        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(Accept(request, Consent.Unspecified, "insured")));
        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(Accept(request, (Consent)77, "insured")));
        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(Accept(request, Consent.Wrong)));
        Assert.Equal("MATERIAL_UNKNOWN", await Refused.ReasonAsync(Accept(request, Consent.Use, "nothing")));
        Assert.Equal("EVIDENCE_UNKNOWN", await Refused.ReasonAsync(Accept(request, Consent.Use, "own")));
        Assert.All((await _city.CaseAsync(request.Case)).Materials, material => Assert.Equal(Consent.Unspecified, material.Consent));
    }

    private Task<(string Person, ResolveRequest Request, Told Told)> FoundAsync() => FoundAsync(_city);

    private static async Task<(string Person, ResolveRequest Request, Told Told)> FoundAsync(CaseCity city)
    {
        var person = city.Person();
        city.License(person);
        city.Insure(person);
        var request = Requests.Item(await city.ItemAsync(Paper("licence", Certificate()), Paper("insured", Insured()), Paper("own")), person);
        return (person, request, await city.ResolveAsync(request));
    }

    private Grpc.Core.AsyncUnaryCall<AcceptResponse> Accept(ResolveRequest request, Consent consent, params string[] materials) =>
        _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = consent, Materials = { materials }, Note = consent == Consent.Wrong ? "已停保" : "" });

    private async Task<AcceptResponse> AcceptAsync(ResolveRequest request, Consent consent, params string[] materials) => await Accept(request, consent, materials);
}
