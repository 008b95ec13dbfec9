using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;
using Material = Gateway.Contracts.Management.V1.Material;

namespace Gateway.Server.Tests.Materials;

/// <summary>Why an applicant brings a material: every reason that a single resolution can lead to.</summary>
public sealed class ReasonTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_source_that_holds_nothing_is_not_found() =>
        await ExpectAsync(MaterialReason.NotFound, "", await _city.ItemAsync(Paper("paper", Insured())), _city.Person());

    [Fact]
    public async Task A_record_that_does_not_meet_the_rule_does_not_satisfy()
    {
        var person = _city.Person();
        _city.Renshe.Hold("insurance", ("citizen_number", person), ("state", "2"));

        await ExpectAsync(MaterialReason.NotSatisfied, "", await _city.ItemAsync(Paper("paper", Insured())), person);
    }

    [Fact]
    public async Task One_record_of_several_that_meets_the_rule_is_enough_and_two_that_meet_it_together_are_not()
    {
        var (enough, together) = (_city.Person(), _city.Person());
        _city.Renshe.Hold("insurance", ("citizen_number", enough), ("state", "2"), ("months", 40));
        _city.Renshe.Hold("insurance", ("citizen_number", enough), ("state", "1"), ("months", 12));
        _city.Renshe.Hold("insurance", ("citizen_number", together), ("state", "2"), ("months", 40));
        _city.Renshe.Hold("insurance", ("citizen_number", together), ("state", "1"), ("months", 11));
        var atLeast = new DataCondition { Field = "months", Test = DataTest.AtLeast, Values = { "12" } };
        var item = await _city.ItemAsync(Paper("paper", Data("renshe", "insurance", "", Is("state", "1"), atLeast)));

        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(Requests.Item(item, enough)))["paper"].Outcome);
        await ExpectAsync(MaterialReason.NotSatisfied, "", item, together);
    }

    [Fact]
    public async Task Without_an_agreement_nobody_is_asked()
    {
        var person = _city.Person();

        var status = await ExpectAsync(
            MaterialReason.NoAgreement, "PURPOSE_NOT_AGREED", await _city.ItemAsync(item => item.Materials.Add(Paper("paper", Insured())), null, "insurance"), person);

        Assert.Equal(0, _city.Renshe.Asked(person));
        Assert.NotNull(status.Attempts[0].Receipt);
    }

    [Fact]
    public async Task A_value_that_is_masked_is_compared_with_nothing()
    {
        var person = _city.Person();
        _city.Renshe.Hold("insurance", ("citizen_number", person), ("state", "1"), ("employer", "某某公司"));
        var item = await _city.ItemAsync(
            item => item.Materials.Add(Paper("paper", Data("renshe", "insurance", "", Is("employer", "某某公司")))),
            agreement => agreement.Fields.Where(field => field.Field == "employer").ToList().ForEach(field => field.Grant = FieldGrant.Masked));

        await ExpectAsync(MaterialReason.NoAgreement, "FIELD_MASKED", item, person);
    }

    [Theory]
    [InlineData("2", "REVOKED")]
    [InlineData("3", "SUSPENDED")]
    public async Task A_certificate_that_is_not_valid_says_why(string state, string code)
    {
        var person = _city.Person();
        _city.License(person, state);

        await ExpectAsync(MaterialReason.CertificateNotValid, code, await _city.ItemAsync(Paper("paper", Certificate())), person);
    }

    [Fact]
    public async Task A_valid_certificate_replaces_where_its_face_says_what_is_asked_and_no_other()
    {
        var person = _city.Person();
        _city.License(person, "1");
        var item = await _city.ItemAsync(
            Paper("fits", Certificate("", Is("holder_name", "张三丰"))), Paper("misfits", Certificate("", Is("holder_name", "李四"))));

        var told = await _city.ResolveAsync(Requests.Item(item, person));

        Assert.Equal(MaterialOutcome.WaivedByCertificate, told["fits"].Outcome);
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NotSatisfied), (told["misfits"].Outcome, told["misfits"].Reason));
        Assert.Equal(1u, told.Summary.Exchanges);
    }

    [Fact]
    public async Task What_the_form_says_otherwise_is_a_mismatch_and_what_it_does_not_say_is_too_little()
    {
        var person = _city.Person();
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        var item = await NamedAsync(Paper("paper", Named()));

        await ExpectAsync(MaterialReason.Mismatch, "", item, person, ("name", "李四"));
        await ExpectAsync(MaterialReason.CaseSaysTooLittle, "applicant.name", item, person);
    }

    [Fact]
    public async Task A_name_that_the_source_does_not_hold_confirms_nothing()
    {
        var person = _city.Person();
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", null));

        await ExpectAsync(MaterialReason.NotSatisfied, "NOT_HELD", await NamedAsync(Paper("paper", Named())), person, ("name", "张三丰"));
    }

    [Fact]
    public async Task Who_has_a_bad_credit_record_is_offered_no_commitment()
    {
        var (bad, good) = (_city.Person(), _city.Person());
        _city.Shichang.Hold("dishonest", ("citizen_number", bad), ("mark", "9"));
        _city.Shichang.Hold("dishonest", ("citizen_number", good), ("mark", "1"));
        var item = await _city.ItemAsync(Paper("paper", Commitment(credit: true)));

        await ExpectAsync(MaterialReason.BadCredit, "", item, bad);
        Assert.Equal(MaterialOutcome.OnCommitment, (await _city.ResolveAsync(Requests.Item(item, good)))["paper"].Outcome);
    }

    [Fact]
    public async Task Where_nobody_can_say_whether_credit_is_bad_no_commitment_is_offered()
    {
        // Another item may ask, whichever test comes first.
        await _city.ItemAsync(Paper("paper"));
        var item = await _city.ItemAsync(item => item.Materials.Add(Paper("paper", Commitment(credit: true))), null, "dishonest");

        await ExpectAsync(MaterialReason.NoAgreement, "PURPOSE_NOT_AGREED", item, _city.Person());
    }

    [Fact]
    public async Task The_reason_that_says_most_is_told_of_all_ways_that_were_tried()
    {
        var person = _city.Person();
        _city.Shichang.Hold("dishonest", ("citizen_number", person), ("mark", "9"));
        _city.License(person, "2");
        var item = await _city.ItemAsync(Paper("paper", Insured(), Certificate(), Commitment(credit: true)));

        var status = await ExpectAsync(MaterialReason.CertificateNotValid, null, item, person);

        Assert.Equal([MaterialReason.NotFound, MaterialReason.CertificateNotValid, MaterialReason.BadCredit], status.Attempts.Select(attempt => attempt.Reason));
        Assert.Equal([0u, 1u, 2u], status.Attempts.Select(attempt => attempt.Index));
        Assert.Equal(3u, status.Way);
    }

    [Fact]
    public async Task Without_a_calendar_no_check_is_ordered_and_no_term_guessed()
    {
        await using var city = await CaseCity.StartAsync(options => options.Calendar = null);
        var request = Requests.Item(await city.ItemAsync(Paper("paper", Check())), city.Person());

        var status = (await city.ResolveAsync(request))["paper"];

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CalendarMissing), (status.Outcome, status.Reason));
        Assert.Null(status.Order);
    }

    private Task<string> NamedAsync(Material material) => _city.ItemAsync(item =>
    {
        item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
        item.Materials.Add(material);
    });

    private async Task<MaterialStatus> ExpectAsync(MaterialReason reason, string? code, string item, string person, params (string, string)[] values)
    {
        var status = (await _city.ResolveAsync(Requests.Item(item, person, values)))["paper"];
        Assert.Equal((MaterialOutcome.ToBeSupplied, reason), (status.Outcome, status.Reason));
        Assert.Equal(code ?? status.Attempts[^1].Code, status.Attempts[^1].Code);
        Assert.Equal(("", false), (status.Evidence, status.LatePending));
        Assert.NotEqual("", status.MessageZh);
        return status;
    }
}
