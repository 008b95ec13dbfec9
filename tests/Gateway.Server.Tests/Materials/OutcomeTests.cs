using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Microsoft.Extensions.DependencyInjection;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;

namespace Gateway.Server.Tests.Materials;

public sealed class OutcomeTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task Every_outcome_is_told_with_its_proof_and_ends_with_the_summary()
    {
        var (person, request, told) = await EverythingAsync();

        Assert.Equal(6, told.Materials.Count());
        Assert.Equal(
            (6u, 2u, 1u, 1u, 0u, 1u, 1u, 0u, 0u),
            (told.Summary.Materials, told.Summary.Waived, told.Summary.Verified, told.Summary.UnderCheck, told.Summary.Committed, told.Summary.CommitmentOffered,
             told.Summary.ToBeSupplied, told.Summary.LatePending, told.Summary.NotNeeded));
        Assert.Equal(3u, told.Summary.Exchanges);
        foreach (var (name, outcome, provider, way) in new[]
        {
            ("licence", MaterialOutcome.WaivedByCertificate, "gongan", WayKind.Certificate),
            ("insured", MaterialOutcome.WaivedByData, "renshe", WayKind.Data),
            ("named", MaterialOutcome.Verified, "gongan", WayKind.Verification),
        })
        {
            var status = told[name];
            Assert.Equal((outcome, MaterialReason.Unspecified, provider), (status.Outcome, status.Reason, status.Provenance.Provider));
            Assert.NotEmpty(status.Evidence);
            Assert.Equal([request.Matter.ServiceItemCode], status.Items);
            var attempt = Assert.Single(status.Attempts);
            Assert.Equal((way, MaterialReason.Unspecified, status.Receipt), (attempt.Kind, attempt.Reason, attempt.Receipt));
            Assert.StartsWith(provider + "/", attempt.Asked, StringComparison.Ordinal);
            Assert.NotEmpty(status.Message);
            Assert.NotEmpty(status.MessageZh);
            Assert.NotNull(status.DecidedAt);
            await RecordedAsync(status, request.Case, person);
        }
    }

    [Fact]
    public async Task What_no_source_answers_is_ordered_offered_or_to_be_supplied_and_proved_by_the_act()
    {
        var (_, request, told) = await EverythingAsync();

        var check = told["taxed"];
        Assert.Equal((MaterialOutcome.UnderCheck, "", "renshe"), (check.Outcome, check.Evidence, check.Order.Department));
        Assert.Equal((OrderKind.Check, OrderState.Open), (check.Order.Kind, check.Order.State));
        Assert.True(check.Order.DueAt > check.Order.OrderedAt);
        var (ordered, _) = await LogOf.FindAsync(_city.City, check.Order.Ordered.ExchangeId);
        Assert.Equal(("order", request.Case.CaseNumber, "renshe", "taxed"), (ordered.Act.Verb, ordered.CaseNumber, ordered.Provider, ordered.MaterialCode));

        var promised = told["promised"];
        Assert.Equal((MaterialOutcome.OnCommitment, CommitmentState.Offered, Promise), (promised.Outcome, promised.Commitment.State, promised.Commitment.Text));

        var own = told["own"];
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt, 0), (own.Outcome, own.Reason, own.Attempts.Count));
        var (act, _) = await LogOf.FindAsync(_city.City, own.Receipt.ExchangeId);
        Assert.Equal((RecordKind.Act, "resolve", request.Case.CaseNumber), (act.Kind, act.Act.Verb, act.CaseNumber));
    }

    [Fact]
    public async Task A_second_resolution_asks_nothing_again_that_is_settled()
    {
        var (person, request, first) = await EverythingAsync();
        var asked = _city.Gongan.Asked(person) + _city.Renshe.Asked(person) + _city.Shichang.Asked(person);

        var second = await _city.ResolveAsync(request);

        Assert.Equal(0u, second.Summary.Exchanges);
        Assert.Equal(asked, _city.Gongan.Asked(person) + _city.Renshe.Asked(person) + _city.Shichang.Asked(person));
        foreach (var name in new[] { "licence", "insured", "named", "taxed" })
        {
            Assert.Equal(first[name], second[name]);
        }

        Assert.Equal(first.Summary.Materials, second.Summary.Materials);
        Assert.Equal((MaterialOutcome.OnCommitment, MaterialOutcome.ToBeSupplied), (second["promised"].Outcome, second["own"].Outcome));
    }

    [Fact]
    public async Task What_is_to_be_supplied_is_tried_again()
    {
        var person = _city.Person();
        var request = Requests.Item(await _city.ItemAsync(Paper("insured", Insured())), person);
        Assert.Equal(MaterialReason.NotFound, (await _city.ResolveAsync(request))["insured"].Reason);

        _city.Renshe.Hold("insurance", ("citizen_number", person), ("state", "1"));

        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["insured"].Outcome);
    }

    [Fact]
    public async Task A_case_is_read_as_it_was_told()
    {
        var (_, request, told) = await EverythingAsync();

        var read = await _city.CaseAsync(request.Case);

        Assert.Equal(request.Matter, read.Matter);
        Assert.Equal(told.Materials.OrderBy(each => each.Material), read.Materials.OrderBy(each => each.Material));
        Assert.Equal(new CaseSummary(told.Summary) { ElapsedMs = 0, Exchanges = 0 }, read.Summary);
        Assert.NotNull(read.OpenedAt);
        Assert.Null(read.ClosedAt);
    }

    private async Task<(string Person, ResolveRequest Request, Told Told)> EverythingAsync()
    {
        var person = _city.Person();
        _city.License(person);
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        _city.Insure(person);
        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
            item.Materials.AddRange([
                Paper("licence", Certificate()), Paper("insured", Insured()), Paper("named", Named(30)), Paper("taxed", Check()), Paper("promised", Commitment()), Paper("own"),
            ]);
        });
        var request = Requests.Item(item, person, ("name", "张三丰"));
        return (person, request, await _city.ResolveAsync(request));
    }

    private async Task RecordedAsync(MaterialStatus status, CaseContext context, string applicant)
    {
        var (record, row) = await LogOf.FindAsync(_city.City, status.Receipt.ExchangeId);
        Assert.Equal(
            (context.CaseNumber, status.Material, status.Items[0], context.OfficerId, "acceptance", "window"),
            (record.CaseNumber, record.MaterialCode, record.ServiceItemCode, record.OfficerId, record.Scenario, record.Channel));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData([0, .. row.Record.Span]), status.Receipt.LeafHash.ToByteArray());
        var pseudonym = _city.City.Gateway.Services.GetRequiredService<Gateway.Audit.SubjectPseudonymizer>().Compute("111", applicant);
        Assert.Contains(record.Subjects, subject => subject.Role == SubjectRole.Applicant && Convert.ToHexStringLower(subject.Pseudonym.Span) == pseudonym.ToString());
    }
}
