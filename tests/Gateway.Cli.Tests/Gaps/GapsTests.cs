using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Cli.Tests.Gaps;

public sealed class GapsTests
{
    private static readonly ListGapsResponse First = new() { Gaps = { Gap("0012", "marriage", "结婚证") }, NextPageToken = "0012", Revision = 7 };

    private static readonly ListGapsResponse Second = new() { Gaps = { Gap("0013", "deed", "不动产权证书") }, Revision = 7 };

    [Fact]
    public async Task Gaps_are_listed_page_by_page()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnListGaps = request => request.PageToken.Length == 0 ? First : Second;
        var run = await CliRun.OfAsync(["gaps", .. gateway.Connect]);
        Assert.Equal(
            """
            ITEM  MATERIAL      ENTRY                MISSING
            0012  结婚证        minzheng/marriage@1  Agree on it.
            0013  不动产权证书  minzheng/deed@1      Agree on it.

            """,
            run.Out);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        Assert.Contains("请签订。", (await CliRun.OfAsync(["gaps", "--lang", "zh", .. gateway.Connect])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_is_asked_for_by_its_code_and_as_JSON_all_is_one_answer()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var asked = new List<string>();
        gateway.Management.OnListGaps = request =>
        {
            asked.Add(request.ServiceItemCode);
            return request.PageToken.Length == 0 ? First : Second;
        };
        var run = await CliRun.OfAsync(["gaps", "0012", "--output", "json", .. gateway.Connect]);
        Assert.Equal(["0012", "0012"], asked);
        Assert.Equal(new ListGapsResponse { Gaps = { First.Gaps, Second.Gaps }, Revision = 7 }, JsonParser.Default.Parse<ListGapsResponse>(run.Out));
    }

    [Fact]
    public async Task Where_nothing_is_missing_that_is_said_and_a_refusal_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnListGaps = _ => new ListGapsResponse();
        Assert.Equal("No gaps: every way to replace a material can be gone.\n", (await CliRun.OfAsync(["gaps", .. gateway.Connect])).Out);

        gateway.Management.OnListGaps = _ => throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));
        Assert.NotEqual(ExitCodes.Done, (await CliRun.OfAsync(["gaps", .. gateway.Connect])).Code);
    }

    private static MaterialGap Gap(string item, string material, string name) => new()
    {
        ServiceItemCode = item,
        Department = "shenpi",
        Material = material,
        MaterialName = name,
        Entry = $"minzheng/{material}@1",
        Path = "materials[0].ways[0].data",
        Code = "GAP_AGREEMENT_MISSING",
        Message = "Agree on it.",
        MessageZh = "请签订。",
    };
}
