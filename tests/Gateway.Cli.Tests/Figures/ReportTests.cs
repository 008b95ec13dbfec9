using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Materials.V1;
using Google.Protobuf;

namespace Gateway.Cli.Tests.Figures;

public sealed class ReportTests
{
    private static readonly ItemFigures One = new()
    {
        Month = "2026-07",
        Department = "shenpi",
        ServiceItemCode = "0012",
        ItemName = "公共租赁住房, \"保障\"",
        Cases = 10,
        Materials = 50,
        WaivedByCertificate = 12,
        WaivedByData = 18,
        Verified = 3,
        Checked = 1,
        Committed = 2,
        Asked = 10,
        AskedThoughHeld = 2,
        AskedOnNoList = 1,
        CompleteP50Seconds = 0.25,
        CompleteP95Seconds = 86400.5,
        CheckWithdrawn = 4,
    };

    [Fact]
    public async Task Figures_are_a_table_with_what_applicants_were_spared()
    {
        await using var gateway = await FakeGateway.StartAsync();
        GetFiguresRequest? asked = null;
        gateway.Figures.OnGetFigures = request =>
        {
            asked = request;
            return new GetFiguresResponse { Figures = { One } };
        };

        var run = await CliRun.OfAsync(
            ["report", "--from", "2026-01", "--until", "2026-07", "--department", "shenpi", "--item", "0012", .. gateway.Connect]);

        Assert.Equal(
            new GetFiguresRequest { FromMonth = "2026-01", UntilMonth = "2026-07", Department = "shenpi", ServiceItemCode = "0012" }, asked);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.EndsWith("\n\nOf 50 materials, applicants did not have to bring 36 (72 %).\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  0.25 s       86400.5 s\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("0012", run.Out, StringComparison.Ordinal);
        Assert.Contains("申请人无需提交 36 份（72%）", (await CliRun.OfAsync(["report", "--lang", "zh", .. gateway.Connect])).Out, StringComparison.Ordinal);
        Assert.Equal(new GetFiguresRequest(), asked);
    }

    [Fact]
    public async Task As_CSV_the_columns_have_the_names_of_the_contract()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Figures.OnGetFigures = _ => new GetFiguresResponse { Figures = { One } };

        var run = await CliRun.OfAsync(["report", "--output", "csv", .. gateway.Connect]);

        Assert.Equal(
            string.Join(',', ItemFigures.Descriptor.Fields.InDeclarationOrder().Select(field => field.Name))
                + "\r\n2026-07,shenpi,0012,\"公共租赁住房, \"\"保障\"\"\",10,50,12,18,3,1,2,10,2,1,0.25,86400.5,4\r\n",
            run.Out);
    }

    [Fact]
    public async Task As_JSON_it_is_the_answer_of_the_contract_and_without_cases_that_is_said()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var answer = new GetFiguresResponse { Figures = { One } };
        gateway.Figures.OnGetFigures = _ => answer;
        Assert.Equal(answer, JsonParser.Default.Parse<GetFiguresResponse>((await CliRun.OfAsync(["report", "-o", "json", .. gateway.Connect])).Out));

        gateway.Figures.OnGetFigures = _ => new GetFiguresResponse { Figures = { new ItemFigures { Month = "2026-07", Cases = 1, Materials = 1 } } };
        Assert.Contains("  -            -\n", (await CliRun.OfAsync(["report", .. gateway.Connect])).Out, StringComparison.Ordinal);

        gateway.Figures.OnGetFigures = _ => new GetFiguresResponse();
        Assert.Equal("No cases in these months.\n", (await CliRun.OfAsync(["report", .. gateway.Connect])).Out);
    }

    [Fact]
    public async Task The_materials_most_worth_connecting_come_with_the_next_step()
    {
        await using var gateway = await FakeGateway.StartAsync();
        ListWorthConnectingRequest? asked = null;
        gateway.Figures.OnListWorthConnecting = request =>
        {
            asked = request;
            return new ListWorthConnectingResponse
            {
                Materials =
                {
                    new WorthConnecting
                    {
                        MaterialName = "=HYPERLINK(\"x\")",
                        Asked = 7,
                        NobodyConnected = 4,
                        NoAgreement = 2,
                        DepartmentSilent = 1,
                        Items = { "0012", "0013" },
                        Holders = { "shuiwu", "renshe" },
                        NextStep = "Connect it.",
                        NextStepZh = "请接入。",
                    },
                },
            };
        };

        var table = await CliRun.OfAsync(["report", "worth-connecting", "--from", "2026-01", "--count", "5", .. gateway.Connect]);
        var csv = await CliRun.OfAsync(["report", "worth-connecting", "--output", "csv", .. gateway.Connect]);

        Assert.Contains("7      4              2             1          shuiwu, renshe  Connect it.", table.Out, StringComparison.Ordinal);
        Assert.Equal(
            string.Join(',', WorthConnecting.Descriptor.Fields.InDeclarationOrder().Select(field => field.Name))
                + "\r\n\"'=HYPERLINK(\"\"x\"\")\",7,4,2,1,0012;0013,shuiwu;renshe,Connect it.,请接入。\r\n",
            csv.Out);
        Assert.Equal(new ListWorthConnectingRequest { Count = 20 }, asked);
    }
}
