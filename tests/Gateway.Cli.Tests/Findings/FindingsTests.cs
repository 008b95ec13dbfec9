using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Materials.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Cli.Tests.Findings;

public sealed class FindingsTests
{
    private const string Id = "0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10";

    [Fact]
    public async Task Findings_are_listed_and_answers_where_all_are()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Work.OnListFindings = request => request.PageToken.Length > 0
            ? new ListFindingsResponse { Findings = { Finding(FindingKind.AskedThoughHeld) } }
            : new ListFindingsResponse { Findings = { Finding(FindingKind.Wrong) }, NextPageToken = "next" };

        var open = await CliRun.OfAsync(["findings", .. gateway.Connect]);
        var all = await CliRun.OfAsync(["findings", "--all", .. gateway.Connect]);

        Assert.Equal(
            $"""
            FINDING                               KIND               MADE AT               CASE  MATERIAL  ENTRY              NOTE
            {Id}  wrong record       2026-08-01T08:00:00Z  C-1   户口簿    gongan/resident@1  地址有误
            {Id}  asked though held  2026-08-01T08:00:00Z  C-1   户口簿    gongan/resident@1  地址有误

            """,
            open.Out);
        Assert.Contains("已更正", all.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("已更正", open.Out, StringComparison.Ordinal);
        Assert.Contains("记录有误", (await CliRun.OfAsync(["findings", "--lang", "zh", .. gateway.Connect])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_said_and_without_findings_that_is_said()
    {
        await using var gateway = await FakeGateway.StartAsync();
        AnswerFindingRequest? asked = null;
        gateway.Work.OnListFindings = _ => new ListFindingsResponse();
        gateway.Work.OnAnswerFinding = request =>
        {
            asked = request;
            return new AnswerFindingResponse { Finding = Finding(FindingKind.Wrong) };
        };

        var run = await CliRun.OfAsync(["findings", "answer", Id, "--answer", "已更正", .. gateway.Connect]);

        Assert.Equal(new AnswerFindingRequest { FindingId = Id, Answer = "已更正" }, asked);
        Assert.Equal((ExitCodes.Done, "answered: 2026-08-01T08:00:00Z\n"), (run.Code, run.Out));
        Assert.Equal("No findings.\n", (await CliRun.OfAsync(["findings", .. gateway.Connect])).Out);

        gateway.Work.OnAnswerFinding = _ => throw new RpcException(new Status(StatusCode.NotFound, "none"));
        Assert.Equal(ExitCodes.Refused, (await CliRun.OfAsync(["findings", "answer", Id, "--answer", "x", .. gateway.Connect])).Code);
    }

    private static Finding Finding(FindingKind kind) => new()
    {
        FindingId = Id,
        Kind = kind,
        Department = "gongan",
        Consumer = "shenpi",
        CaseNumber = "C-1",
        ServiceItemCode = "0012",
        Material = "户口簿",
        Entry = "gongan/resident@1",
        Note = "地址有误",
        MadeAt = Timestamp.FromDateTimeOffset(CliRun.Now),
        Answer = "已更正",
        AnsweredAt = Timestamp.FromDateTimeOffset(CliRun.Now),
    };
}
