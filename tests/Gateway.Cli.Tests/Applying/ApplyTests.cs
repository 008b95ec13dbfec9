using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;

namespace Gateway.Cli.Tests.Applying;

public sealed class ApplyTests
{
    private static readonly ApplyResponse Applied = new()
    {
        Applied = true,
        Revision = 17,
        Changes =
        {
            new Change { Kind = DocumentKind.Department, Key = "gongan", Action = ChangeAction.Created },
            new Change { Kind = DocumentKind.Entry, Key = "gongan/resident@1", Action = ChangeAction.Updated },
            new Change { Kind = DocumentKind.ServiceItem, Key = "0012", Action = ChangeAction.Unchanged },
        },
    };

    private static readonly ApplyResponse Faulty = new()
    {
        Faults =
        {
            new DocumentFault
            {
                Source = "a.yaml:1", Key = "gongan", Path = "code", Code = "CODE_MALFORMED",
                Message = "the check character is wrong.", MessageZh = "校验位有误。",
            },
            new DocumentFault { Key = "shenpi", Message = "is not registered.", MessageZh = "未登记。" },
        },
    };

    [Fact]
    public async Task Documents_are_sent_and_what_became_of_them_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => Applied;
        var run = await ApplyAsync(gateway);
        Assert.Equal(
            """
            applied: 1 created, 1 updated, 1 unchanged (revision 17)

            CHANGE   KIND        KEY
            created  department  gongan
            updated  entry       gongan/resident@1

            """,
            run.Out);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        var request = Assert.Single(gateway.Management.Applied);
        Assert.False(request.DryRun);
        Assert.Equal(["a.yaml:1", "a.yaml:5"], request.Documents.Select(document => document.Source));
        Assert.Equal("0012", request.Documents[0].Department.Code);
        Assert.Equal("CN=client", gateway.LastClient);
    }

    [Fact]
    public async Task What_materials_lack_is_told_by_its_place_and_is_no_fault()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => new ApplyResponse(Applied)
        {
            Warnings = { new DocumentFault { Source = "a.yaml:1", Key = "0012", Path = "code", Code = "GAP_AGREEMENT_MISSING", Message = "Agree on it.", MessageZh = "请签订。" } },
        };
        var run = await ApplyAsync(gateway);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.StartsWith("applied: 1 created", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            "a.yaml:3:1: code: Agree on it.\nways to replace materials that lack something: 1. This is no fault; \"gateway gaps\" lists them until they are closed.\n",
            run.Error);
        Assert.Contains("请签订。", (await ApplyAsync(gateway, "--lang", "zh", "--dry-run")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Chinese_columns_stay_aligned()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => Applied;
        var run = await ApplyAsync(gateway, "--lang", "zh", "--dry-run");
        Assert.Equal(
            """
            将登记：新增 1，更新 1，未变 1；未作任何更改（试运行）

            变化  类别        标识
            新增  department  gongan
            更新  entry       gongan/resident@1

            """,
            run.Out);
        Assert.True(Assert.Single(gateway.Management.Applied).DryRun);
    }

    [Fact]
    public async Task Where_nothing_changed_there_is_no_table()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => new ApplyResponse { Applied = true, Revision = 3 };
        Assert.Equal("applied: 0 created, 0 updated, 0 unchanged (revision 3)\n", (await ApplyAsync(gateway)).Out);
    }

    [Fact]
    public async Task A_long_table_is_cut()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var changes = Enumerable.Range(0, 205).Select(i => new Change { Kind = DocumentKind.System, Key = $"s{i}", Action = ChangeAction.Created });
        gateway.Management.OnApply = _ => new ApplyResponse { Applied = true, Changes = { changes } };
        var lines = (await ApplyAsync(gateway)).Out.TrimEnd().Split('\n');
        Assert.Equal(2 + 1 + 200 + 1, lines.Length);
        Assert.Equal("… and 5 more; --output json lists all.", lines[^1]);
    }

    [Theory]
    [InlineData("en", "a.yaml:3:1: code: the check character is wrong.\nshenpi: is not registered.\nfaults that the gateway found: 2. Nothing was changed.\n")]
    [InlineData("zh", "a.yaml:3:1: code: 校验位有误。\nshenpi: 未登记。\n网关发现 2 处错误，未作任何更改。\n")]
    public async Task Faults_that_the_gateway_finds_are_told_by_their_place_in_the_file(string language, string expected)
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => Faulty;
        Assert.Equal(new CliRun(ExitCodes.Refused, "", expected), await ApplyAsync(gateway, "--lang", language));
    }

    [Fact]
    public async Task Faults_of_the_files_end_it_before_anything_is_sent()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var path = gateway.At("faulty", "a.yaml");
        File.WriteAllText(path, "kind: department\nSlug: a\n---\nslug: b\n");
        var run = await CliRun.OfAsync(["apply", "-f", Path.GetDirectoryName(path)!, .. gateway.Connect]);
        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Equal("", run.Out);
        Assert.EndsWith("faults: 2, in files: 1. Nothing was sent.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(gateway.Management.Applied);
    }

    [Fact]
    public async Task As_JSON_an_answer_is_the_contracts()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => Applied;
        var run = await ApplyAsync(gateway, "--output", "json");
        Assert.Equal(Applied, JsonParser.Default.Parse<ApplyResponse>(run.Out));
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
    }

    [Fact]
    public async Task As_JSON_faults_of_the_files_look_like_those_of_the_gateway()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var path = gateway.At("faulty", "a.yaml");
        File.WriteAllText(path, "kind: department\nSlug: a\n");
        foreach (var args in new string[][] { ["apply", .. gateway.Connect], ["check"] })
        {
            var run = await CliRun.OfAsync([.. args, "-f", path, "-o", "json"]);
            Assert.Equal((ExitCodes.Refused, ""), (run.Code, run.Error));
            var fault = Assert.Single(JsonParser.Default.Parse<ApplyResponse>(run.Out).Faults);
            Assert.Equal(
                ("a.yaml:2:1", "Slug", "DOCUMENT_FORM", "unknown key; did you mean \"slug\"?", "未知的键；是否应为 \"slug\"？"),
                (fault.Source, fault.Path, fault.Code, fault.Message, fault.MessageZh));
        }
    }

    [Fact]
    public async Task A_check_of_sound_files_needs_no_gateway()
    {
        await using var gateway = await FakeGateway.StartAsync();
        Assert.Equal(new CliRun(ExitCodes.Done, "documents: 2, no faults of form.\n", ""), await CliRun.OfAsync("check", "-f", Folder(gateway)));
        var run = await CliRun.OfAsync("check", "-f", "nowhere", "--lang", "zh");
        Assert.Equal(new CliRun(ExitCodes.Refused, "", "nowhere: 没有这个文件或文件夹。\n1 个文件中有 1 处错误。\n"), run);
    }

    private static Task<CliRun> ApplyAsync(FakeGateway gateway, params string[] args) =>
        CliRun.OfAsync(["apply", "-f", Folder(gateway), .. gateway.Connect, .. args]);

    private static string Folder(FakeGateway gateway)
    {
        var path = gateway.At("city", "a.yaml");
        File.WriteAllText(path, "kind: department\nslug: gongan\ncode: 0012\n---\nkind: system\nid: window\n");
        return Path.GetDirectoryName(path)!;
    }
}
