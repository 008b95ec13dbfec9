using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Materials;

/// <summary>What no honest approval system sends: it is refused with its path, and is found nowhere afterwards.</summary>
public sealed class HostileTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    public static TheoryData<string, Action<ResolveRequest>> Malformed => new()
    {
        { "CASE_MISSING", request => request.Case = null },
        { "CASE_MISSING", request => request.Case.CaseNumber = "" },
        { "PURPOSE_MISSING", request => request.Case.Scenario = "" },
        { "OFFICER_MISSING", request => request.Case.OfficerId = "" },
        { "REQUEST_MALFORMED", request => request.Case.CaseNumber = new string('C', 65) },
        { "REQUEST_MALFORMED", request => request.Case.CaseNumber = "C-" + Registered.Resident },
        { "REQUEST_MALFORMED", request => request.Case.CaseNumber = "C\n1" },
        { "REQUEST_MALFORMED", request => request.Case.Scenario = new string('s', 65) },
        { "REQUEST_MALFORMED", request => request.Case.OfficerId = Registered.Resident },
        { "REQUEST_MALFORMED", request => request.Case.Channel = new string('c', 33) },
        { "REQUEST_MALFORMED", request => request.Case.AuthorisationRef = new string('r', 129) },
        { "REQUEST_MALFORMED", request => request.Matter = null },
        { "REQUEST_MALFORMED", request => request.Matter = new Matter() },
        { "ITEM_UNKNOWN", request => request.Matter.ServiceItemCode = "nothing" },
        { "ITEM_UNKNOWN", request => request.Matter.ServiceItemCode = new string('1', 10_000) },
        { "BUNDLE_UNKNOWN", request => request.Matter = new Matter { Bundle = "nothing" } },
        { "REQUEST_MALFORMED", request => request.Parties.Clear() },
        { "REQUEST_MALFORMED", request => request.Parties[0].Subject = null },
        { "REQUEST_MALFORMED", request => request.Parties.Add(request.Parties[0].Clone()) },
        { "REQUEST_MALFORMED", request => request.Parties.Add(Enumerable.Range(0, 16).Select(each => new Party { Role = "role_" + each })) },
        { "REQUEST_MALFORMED", request => request.Parties.Add(new Party { Role = "stranger" }) },
        { "REQUEST_MALFORMED", request => request.Parties.Add(new Party { Role = "child" }) },
        { "SUBJECT_MALFORMED", request => request.Parties[0].Subject.Identifier = "1" },
        { "SUBJECT_MALFORMED", request => request.Parties[0].Subject.Type = "999" },
        { "SUBJECT_MALFORMED", request => request.Parties[0].Subject = new Subject { Type = "001", Identifier = "11330100MB9001077J" } },
        { "REQUEST_MALFORMED", request => request.Parties[0] = Requests.Firm("applicant", OlderNumberKind.Tax, "330100") },
        { "REQUEST_MALFORMED", request => request.Parties[0].Values["surprise"] = "x" },
        { "REQUEST_MALFORMED", request => request.Parties[0].Values["name"] = "" },
        { "REQUEST_MALFORMED", request => request.Parties[0].Values["name"] = new string('长', 257) },
        { "REQUEST_MALFORMED", request => request.Parties[0].Values["name"] = "张\0三" },
        { "REQUEST_MALFORMED", request => request.NotNeeded.Add(Enumerable.Repeat("insured", 1000)) },
        { "REQUEST_MALFORMED", request => request.NotNeeded.Add("nothing") },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_request_out_of_bounds_is_refused_recorded_and_opens_no_case(string reason, Action<ResolveRequest> spoil)
    {
        var person = _city.Person();
        var request = Requests.Item(await ItemAsync(), person, ("name", "张三丰"));
        var number = request.Case.CaseNumber;
        spoil(request);

        var refused = await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request));

        Assert.Equal(reason, refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.DoesNotContain(person, refused.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Registered.Resident, refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("CASE_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetCaseAsync(new GetCaseRequest { Case = Requests.Case(number) })));
        Assert.Equal((0, 0), (_city.Renshe.Asked(person), _city.Gongan.Asked(person)));
        var record = (await LogOf.AllAsync(_city.City)).Last(each => each.Act?.Verb == "resolve");
        Assert.Equal((reason, Outcome.Refused), (record.Reason, record.Outcome));
    }

    [Theory]
    [InlineData((int)OlderNumberKind.Unspecified, "330100")]
    [InlineData(99, "330100")]
    [InlineData((int)OlderNumberKind.Tax, "")]
    [InlineData((int)OlderNumberKind.Tax, "3301 00")]
    [InlineData((int)OlderNumberKind.Tax, "123456789012345678901234567890123")]
    [InlineData((int)OlderNumberKind.Tax, "３３０１")]
    public async Task An_older_number_of_no_known_kind_or_form_is_refused(int kind, string number)
    {
        var item = await _city.ItemAsync(item =>
        {
            item.Aliases = new() { Department = "shichang", Entry = "older_number", Major = 1, KindField = "number_kind", NumberField = "number", CodeField = "uscc" };
            item.Materials.Add(Paper("own"));
        });
        var request = new ResolveRequest
        {
            Matter = new Matter { ServiceItemCode = item },
            Case = Requests.Case(),
            Parties = { Requests.Firm("applicant", (OlderNumberKind)kind, number) },
        };

        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request))).StatusCode);
    }

    [Fact]
    public async Task Acts_out_of_bounds_are_refused_and_change_nothing()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await ItemAsync(), person);
        await _city.ResolveAsync(request);
        var before = await _city.CaseAsync(request.Case);
        var (window, many) = (_city.Window(), Enumerable.Repeat("insured", 1000));

        foreach (var (call, reason) in new (Func<Task<string>>, string)[]
        {
            (() => Refused.ReasonAsync(window.AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use, Materials = { many } })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Wrong, Materials = { "insured" }, Note = new string('长', 501) })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Wrong, Materials = { "insured" }, Note = "a\0b" })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.PreviewAsync(new PreviewRequest { Case = request.Case, Materials = { many } })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.CommitAsync(new CommitRequest { Case = request.Case, Material = "promised", Text = Promise, SignatureRef = new string('s', 129) })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.CommitAsync(new CommitRequest { Case = request.Case, Material = "promised", Text = Promise, SignatureRef = person })), "REQUEST_MALFORMED"),
            (() => Refused.ReasonAsync(window.CommitAsync(new CommitRequest { Case = request.Case, Material = person, Text = Promise })), "MATERIAL_UNKNOWN"),
            (() => Refused.ReasonAsync(window.GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = new string('e', 10_000) })), "EVIDENCE_UNKNOWN"),
            (() => Refused.ReasonAsync(window.GetCaseAsync(new GetCaseRequest())), "CASE_MISSING"),
            (() => Refused.ReasonAsync(window.DescribeMatterAsync(new DescribeMatterRequest())), "REQUEST_MALFORMED"),
        })
        {
            Assert.Equal(reason, await call());
        }

        Assert.Equal(before, await _city.CaseAsync(request.Case));
    }

    private Task<string> ItemAsync() => _city.ItemAsync(item =>
    {
        item.Parties.AddRange([
            new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } }, new CaseParty { Role = "child", Name = "子女", Type = "111" },
        ]);
        item.Materials.AddRange([Paper("insured", Insured()).Only("已就业的"), Paper("named", Named()), Paper("promised", Commitment())]);
    });
}
