using Gateway.Demo.Credit.V1;
using Grpc.Core;

namespace Gateway.Demo.Credit;

/// <summary>The credit office's service.</summary>
internal sealed class CreditOffice(CreditRecords records) : CreditService.CreditServiceBase
{
    public override Task<CreditSummary> GetSummary(GetSummaryRequest request, ServerCallContext context) => Task.FromResult(Find(request.Tyshxydm));

    public override async Task ListRecords(ListRecordsRequest request, IServerStreamWriter<CreditRecord> responseStream, ServerCallContext context)
    {
        foreach (var record in records.Records(Find(request.Tyshxydm), request.Qsrq))
        {
            await responseStream.WriteAsync(record, context.CancellationToken);
        }
    }

    public override Task<CreditScore> GetScore(GetScoreRequest request, ServerCallContext context)
    {
        var firm = Find(request.Tyshxydm);
        return Task.FromResult(new CreditScore { Tyshxydm = firm.Tyshxydm, Zhpf = firm.Zhpf, Pfmx = "GGXY-2.1" });
    }

    // The text is told without the code: it may end in a log.
    private CreditSummary Find(string code) =>
        records.Summary(code) ?? throw new RpcException(new Status(StatusCode.NotFound, "未查询到该主体"));
}
