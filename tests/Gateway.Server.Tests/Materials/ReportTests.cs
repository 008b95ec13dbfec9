using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Identifiers;
using Gateway.Server.Tests.Certificates;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;
using OrderKind = Gateway.Contracts.Materials.V1.OrderKind;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Materials;

/// <summary>What approval systems report afterwards: what was asked all the same, and what was issued.</summary>
public sealed class ReportTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Theory]
    [InlineData("insured", AskedVerdict.ThoughHeld, FindingKind.AskedThoughHeld)]
    [InlineData("own", AskedVerdict.Rightly, null)]
    [InlineData("无犯罪记录证明", AskedVerdict.OnNoList, FindingKind.AskedOnNoList)]
    public async Task What_is_asked_all_the_same_is_judged_once(string material, AskedVerdict verdict, FindingKind? kind)
    {
        var (request, told) = await ResolvedAsync();
        var report = new ReportAskedRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, Material = material, Note = "窗口要求" };

        var first = await _city.Window().ReportAskedAsync(report);
        var second = await _city.Window().ReportAskedAsync(report);

        Assert.Equal((verdict, verdict), (first.Verdict, second.Verdict));
        Assert.Equal((first.Finding, first.Held), (second.Finding, second.Held));
        Assert.Equal(verdict == AskedVerdict.ThoughHeld ? told["insured"].Receipt : null, first.Held);
        var findings = await _city.FindingsAsync("shenpi", request.Case);
        Assert.Equal(kind is null ? [] : [((short)kind, first.Finding)], findings.Select(finding => (finding.Kind, finding.Id.ToString("D"))));
        var (act, _) = await LogOf.FindAsync(_city.City, first.Receipt.ExchangeId);
        Assert.Equal(("report_asked", request.Case.CaseNumber), (act.Act.Verb, act.CaseNumber));
    }

    [Fact]
    public async Task A_report_stays_what_it_was_though_the_material_is_held_by_now()
    {
        var person = _city.Person();
        var request = Requests.Item(await _city.ItemAsync(Paper("insured", Insured())), person);
        await _city.ResolveAsync(request);
        var report = new ReportAskedRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, Material = "insured" };
        Assert.Equal(AskedVerdict.Rightly, (await _city.Window().ReportAskedAsync(report)).Verdict);
        _city.Insure(person);
        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["insured"].Outcome);

        var again = await _city.Window().ReportAskedAsync(report);

        Assert.Equal((AskedVerdict.Rightly, "", null), (again.Verdict, again.Finding, again.Held));
    }

    [Theory]
    [InlineData("材料insured", AskedVerdict.ThoughHeld)]
    [InlineData("spare", AskedVerdict.NotNeeded)]
    [InlineData("材料spare", AskedVerdict.NotNeeded)]
    [InlineData("checkup", AskedVerdict.Premature)]
    [InlineData("promised", AskedVerdict.Premature)]
    public async Task What_the_list_has_is_known_by_any_of_its_names(string material, AskedVerdict verdict)
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(
            await _city.ItemAsync(Paper("insured", Insured()), Paper("spare").Only("有配偶"), Paper("checkup", Check()), Paper("promised", Commitment())), person);
        request.NotNeeded.Add("spare");
        await _city.ResolveAsync(request);

        var report = await ReportAsync(request, request.Matter.ServiceItemCode, material);

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(verdict == AskedVerdict.ThoughHeld ? 1 : 0, (await _city.FindingsAsync("shenpi", request.Case)).Count);
    }

    [Fact]
    public async Task A_material_has_one_report_whatever_it_is_called()
    {
        var (request, _) = await ResolvedAsync();

        var byName = await ReportAsync(request, request.Matter.ServiceItemCode, "insured");
        var byChineseName = await ReportAsync(request, request.Matter.ServiceItemCode, "材料insured");

        Assert.Equal(byName.Finding, byChineseName.Finding);
        Assert.Equal("insured", Assert.Single(await _city.FindingsAsync("shenpi", request.Case)).Material);
    }

    [Fact]
    public async Task What_only_another_item_of_the_bundle_asks_for_is_on_no_list()
    {
        var person = _city.Person();
        _city.Insure(person);
        var (one, two) = (await _city.ItemAsync(Paper("insured", Insured()), Paper("own")), await _city.ItemAsync(Paper("other")));
        var request = Requests.Bundle(await _city.BundleAsync(one, two), person);
        await _city.ResolveAsync(request);

        Assert.Equal(AskedVerdict.ThoughHeld, (await ReportAsync(request, one, "insured")).Verdict);
        Assert.Equal(AskedVerdict.OnNoList, (await ReportAsync(request, two, "insured")).Verdict);
        Assert.Equal(AskedVerdict.OnNoList, (await ReportAsync(request, two, "own")).Verdict);
        Assert.Equal(AskedVerdict.Rightly, (await ReportAsync(request, two, "other")).Verdict);
    }

    [Fact]
    public async Task What_a_revision_added_is_asked_for_rightly()
    {
        var (request, _) = await ResolvedAsync();
        await _city.City.ApplyAsync(Registered.ServiceItem(item =>
        {
            (item.Code, item.Name, item.PatienceMs, item.CommitmentAllowed) = (request.Matter.ServiceItemCode, "修订事项", CaseCity.Patience, true);
            item.Revision = 2;
            item.Materials.AddRange([Paper("insured", Insured()), Paper("own"), Paper("added")]);
        }));
        await Gateway.Testing.Poll.UntilAsync(
            async () => (await _city.Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = request.Matter })).Materials.Count == 3,
            CaseCity.Soon, "the revision is served");

        Assert.Equal(AskedVerdict.Rightly, (await ReportAsync(request, request.Matter.ServiceItemCode, "added")).Verdict);
        Assert.Empty(await _city.FindingsAsync("shenpi", request.Case));
    }

    [Fact]
    public async Task A_closed_case_is_reported_too()
    {
        var (request, _) = await ResolvedAsync();
        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });

        var report = await _city.Window().ReportAskedAsync(new ReportAskedRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, Material = "insured" });

        Assert.Equal(AskedVerdict.ThoughHeld, report.Verdict);
    }

    [Fact]
    public async Task A_report_is_about_an_item_of_the_case_and_names_nobody()
    {
        var (request, _) = await ResolvedAsync();
        var report = new ReportAskedRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, Material = "own" };

        Assert.Equal("ITEM_UNKNOWN", await Refused.ReasonAsync(_city.Window().ReportAskedAsync(new(report) { ServiceItemCode = Registered.Item })));
        foreach (var material in new[] { "", new string('长', 101), "a\nb", "证明 " + Registered.Resident })
        {
            Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(_city.Window().ReportAskedAsync(new(report) { Material = material })));
        }

        foreach (var note in new[] { new string('长', 501), "本人 " + Registered.Resident })
        {
            Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(_city.Window().ReportAskedAsync(new(report) { Note = note })));
        }
    }

    [Fact]
    public async Task A_result_is_announced_once_to_each_department_whose_permit_follows()
    {
        var request = await AnnouncingAsync();
        var announce = new AnnounceRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, CertificateIdentifier = LicenceCity.Identifier(7) };

        var announced = await _city.Window().AnnounceAsync(announce);

        Assert.Equal([("renshe", "社会保险登记"), ("shichang", "食品经营许可")], announced.Announcements.Select(each => (each.Department, each.Follows)));
        Assert.All(announced.Announcements, each => Assert.Equal((OrderKind.Announcement, Gateway.Contracts.Materials.V1.OrderState.Open), (each.Kind, each.State)));
        Assert.Equal(announced.Announcements, (await _city.CaseAsync(request.Case)).Announcements);
        Assert.Equal("ANNOUNCEMENT_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().AnnounceAsync(announce)));
        Assert.Equal(2, (await _city.RecordsAsync(request.Case)).Count(record => record.Act?.Verb == "order"));
    }

    [Fact]
    public async Task A_result_is_announced_once_however_many_announce_it_at_once()
    {
        var request = await AnnouncingAsync();
        var announce = new AnnounceRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, CertificateIdentifier = LicenceCity.Identifier(7) };

        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Refused.ReasonOrNoneAsync(_city.Window().AnnounceAsync(announce))));

        Assert.Equal(["", .. Enumerable.Repeat("ANNOUNCEMENT_NOT_OFFERED", 7)], ends.Order());
        Assert.Equal(2, (await _city.CaseAsync(request.Case)).Announcements.Count);
    }

    [Fact]
    public async Task What_cannot_be_announced_is_refused()
    {
        var request = await AnnouncingAsync();
        var announce = new AnnounceRequest { Case = request.Case, ServiceItemCode = request.Matter.ServiceItemCode, CertificateIdentifier = LicenceCity.Identifier(7) };

        Assert.Equal("ITEM_UNKNOWN", await Refused.ReasonAsync(_city.Window().AnnounceAsync(new(announce) { ServiceItemCode = Registered.Item })));
        Assert.Equal("CERTIFICATE_IDENTIFIER_MALFORMED", await Refused.ReasonAsync(_city.Window().AnnounceAsync(new(announce) { CertificateIdentifier = "1" })));
        Assert.Equal(
            "SUBJECT_MALFORMED", await Refused.ReasonAsync(_city.Window().AnnounceAsync(new(announce) { Holder = new Subject { Type = SubjectType.SocialCreditCode.ToString(), Identifier = "1" } })));
        var (silent, _) = await ResolvedAsync();
        Assert.Equal(
            "ANNOUNCEMENT_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().AnnounceAsync(new(announce) { Case = silent.Case, ServiceItemCode = silent.Matter.ServiceItemCode })));
        Assert.Empty((await _city.CaseAsync(request.Case)).Announcements);
    }

    private async Task<ReportAskedResponse> ReportAsync(ResolveRequest request, string item, string material) =>
        await _city.Window().ReportAskedAsync(new ReportAskedRequest { Case = request.Case, ServiceItemCode = item, Material = material });

    private async Task<ResolveRequest> AnnouncingAsync()
    {
        var request = Requests.Item(
            await _city.ItemAsync(item =>
            {
                item.Materials.Add(Paper("own"));
                item.Announcements.AddRange([
                    new Announcement { Department = "renshe", Follows = "社会保险登记", DueDays = 3 }, new Announcement { Department = "shichang", Follows = "食品经营许可", DueDays = 5 },
                ]);
            }),
            _city.Person());
        await _city.ResolveAsync(request);
        return request;
    }

    private async Task<(ResolveRequest Request, Told Told)> ResolvedAsync()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("insured", Insured()), Paper("own")), person);
        return (request, await _city.ResolveAsync(request));
    }
}
