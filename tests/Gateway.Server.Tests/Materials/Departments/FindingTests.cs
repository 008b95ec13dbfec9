using System.Text;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Materials.Departments;

/// <summary>Findings, as the department that they are about sees them.</summary>
public sealed class FindingTests(WorkCity city) : IClassFixture<WorkCity>
{
    [Fact]
    public async Task What_an_applicant_disputes_is_found_by_the_department_that_holds_it()
    {
        var id = await DisputeAsync("wrong-1", Consent.Wrong, "地址是旧的");

        var finding = (await city.Police.ListFindingsAsync(new ListFindingsRequest())).Findings.Single(each => each.FindingId == id);

        Assert.Equal(
            (FindingKind.Wrong, "gongan", "shenpi", "wrong-1", WorkCity.Item, "户口簿", "gongan/resident@1", "地址是旧的", ""),
            (finding.Kind, finding.Department, finding.Consumer, finding.CaseNumber, finding.ServiceItemCode, finding.Material, finding.Entry, finding.Note, finding.Answer));
        Assert.Equal("lookup", (await LogOf.FindAsync(city.City, finding.Evidence.ExchangeId)).Record.Operation);
        Assert.DoesNotContain((await city.Bureau.ListFindingsAsync(new ListFindingsRequest { All = true })).Findings, each => each.FindingId == id);
    }

    [Fact]
    public async Task What_was_asked_though_held_is_found_by_the_department_that_asked()
    {
        await city.ResolveAsync("held-1");
        var held = await ReportAsync("held-1", "identity");
        var unlisted = await ReportAsync("held-1", "婚姻/状况证明");

        var findings = (await city.Bureau.ListFindingsAsync(new ListFindingsRequest())).Findings;

        Assert.Equal(
            (FindingKind.AskedThoughHeld, "户口簿", held.Held),
            Assert.Single(findings.Where(each => each.FindingId == held.Finding).Select(each => (each.Kind, each.Material, each.Evidence))));
        Assert.Equal(
            (FindingKind.AskedOnNoList, "婚姻/状况证明"),
            Assert.Single(findings.Where(each => each.FindingId == unlisted.Finding).Select(each => (each.Kind, each.Material))));
    }

    [Fact]
    public async Task What_was_done_is_kept_and_what_is_said_last_stands()
    {
        var id = await DisputeAsync("answer-1", Consent.NotMe, "不是本人");

        await city.Police.AnswerFindingAsync(new AnswerFindingRequest { FindingId = id, Answer = "正在核实" });
        var response = await city.Police.AnswerFindingAsync(new AnswerFindingRequest { FindingId = id, Answer = "已更正" });

        Assert.Equal(("已更正", "不是本人", true), (response.Finding.Answer, response.Finding.Note, response.Finding.AnsweredAt is not null));
        Assert.DoesNotContain((await city.Police.ListFindingsAsync(new ListFindingsRequest())).Findings, each => each.FindingId == id);
        Assert.Contains(response.Finding, (await city.Police.ListFindingsAsync(new ListFindingsRequest { All = true })).Findings);
        var records = (await LogOf.AllAsync(city.City)).Where(record => record.Operation == "answer_finding" && record.CaseNumber == "answer-1").ToArray();
        Assert.Equal(2, records.Length);
        Assert.All(records, record => Assert.Equal(("finding", id, "answered"), (record.Act.Changes[0].Kind, record.Act.Changes[0].Key, record.Act.Changes[0].Action)));
    }

    [Fact]
    public async Task Another_departments_finding_is_as_unknown_as_one_that_does_not_exist()
    {
        var id = await DisputeAsync("unknown-1", Consent.Wrong, "");

        foreach (var (work, asked) in new[] { (city.Bureau, id), (city.Police, Guid.NewGuid().ToString("D")), (city.Police, "") })
        {
            Assert.Equal("FINDING_UNKNOWN", await Refused.ReasonAsync(work.AnswerFindingAsync(new AnswerFindingRequest { FindingId = asked, Answer = "x" })));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("一\t二")]
    [InlineData("已更正 110101195001010009 的记录")]
    public async Task What_may_not_be_kept_is_refused(string answer)
    {
        var id = await DisputeAsync($"refused-{Guid.NewGuid():N}", Consent.Wrong, "");

        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(city.Police.AnswerFindingAsync(new AnswerFindingRequest { FindingId = id, Answer = answer })));
        Assert.Equal(
            "REQUEST_MALFORMED",
            await Refused.ReasonAsync(city.Police.AnswerFindingAsync(new AnswerFindingRequest { FindingId = id, Answer = new string('长', 501) })));
    }

    [Fact]
    public async Task Neither_words_nor_subjects_stand_in_clear_in_the_database()
    {
        var order = await city.OrderAsync("sealed-1");
        await city.Police.AnswerOrderAsync(new AnswerOrderRequest { OrderId = order, Answer = OrderAnswer.Objected, Note = "意见甲乙丙丁" });
        var finding = await DisputeAsync("sealed-2", Consent.Wrong, "说明甲乙丙丁");
        await city.Police.AnswerFindingAsync(new AnswerFindingRequest { FindingId = finding, Answer = "处理甲乙丙丁" });

        foreach (var path in new[] { city.City.Options.Storage.Path!, city.City.Options.Storage.Path + "-wal", city.City.Options.Log.Path!, city.City.Options.Log.Path + "-wal" })
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            foreach (var word in new[] { "甲乙丙丁", Registered.Resident })
            {
                Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{word} stands in {Path.GetFileName(path)}");
            }
        }
    }

    private async Task<string> DisputeAsync(string number, Consent consent, string note)
    {
        await city.ResolveAsync(number);
        var accepted = await city.Materials.AcceptAsync(
            new AcceptRequest { Case = WorkCity.Case(number), Materials = { "identity" }, Consent = consent, Note = note });
        return Assert.Single(accepted.Findings);
    }

    private async Task<ReportAskedResponse> ReportAsync(string number, string material) => await city.Materials.ReportAskedAsync(
        new ReportAskedRequest { Case = WorkCity.Case(number), ServiceItemCode = WorkCity.Item, Material = material });
}
