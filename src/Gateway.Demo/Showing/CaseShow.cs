using Gateway.Cli.Connecting;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.Case;
using Gateway.Demo.City;
using Gateway.Demo.City.Firms;
using Gateway.Demo.City.Places;
using Gateway.Demo.Running;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Runs the case and shows it.</summary>
internal sealed class CaseShow(
    IAnsiConsole console, CityFile city, IReadOnlyList<Document> documents, CityApis apis, string receipts, TimeProvider time)
{
    // The eatery is the first firm of the register.
    private static readonly string Eatery = CreditCodes.Compose("92", District.All[0].Code, "MA9", 0);

    private readonly FieldNames _names = new(documents);

    /// <summary>Of each call what was not as expected, or null, and how long it took.</summary>
    public async Task<IReadOnlyList<(string? Fault, TimeSpan Elapsed)>> RunAsync(CancellationToken cancellationToken)
    {
        await using var run = new CaseRun(city, receipts, time);
        console.Write(new Rule("[bold]办件：公共租赁住房保障资格确认[/]  Case: public rental housing") { Justification = Justify.Left });
        console.MarkupLine($"  {Cast.ApplicantName} {Cast.Applicant} · {Purpose.CaseNumber} · 经办人 {Purpose.Officer}");
        console.MarkupLine("  [grey]她只带了身份证。其余材料向持有它们的部门核查。She brings her identity card only; the rest is asked of those who hold it.[/]");
        console.MarkupLine("  [grey]全部人员、企业和号码均为合成数据。All people, firms and numbers are synthetic.[/]");
        console.WriteLine();
        var answers = await ShowAsync(run, HousingCase.Calls(Eatery), new AnswerView(console, _names).Show, cancellationToken);

        var passed = await ShowTaxAsync(cancellationToken);
        var credit = await ShowCreditAsync(cancellationToken);

        console.Write(new Rule("[bold]必须拒绝的调用[/]  Calls that must be refused") { Justification = Justify.Left });
        var refusals = await ShowAsync(run, RefusedCalls.Calls(Eatery), new RefusalView(console, _names).Show, cancellationToken);
        console.WriteLine();
        return [.. answers.Concat(refusals).Select(result => (result.Fault, result.Elapsed)), .. passed, .. credit];
    }

    private static async Task<List<CallResult>> ShowAsync(
        CaseRun run, CaseCall[] calls, Action<int, CallResult> show, CancellationToken cancellationToken)
    {
        var results = new List<CallResult>(calls.Length);
        foreach (var call in calls)
        {
            var result = await run.CallAsync(call, cancellationToken);
            results.Add(result);
            show(results.Count, result);
        }

        return results;
    }

    private async Task<List<(string? Fault, TimeSpan Elapsed)>> ShowTaxAsync(CancellationToken cancellationToken)
    {
        console.Write(new Rule("[bold]部门自有接口：税务[/]  A department's own API: Taxation") { Justification = Justify.Left });
        console.MarkupLine("  [grey]税务没有前置，网关以国家平台签名调用其接口；接口给出的多，出网关的只有约定的信息项。[/]");
        console.MarkupLine("  [grey]Taxation has no adapter: the gateway calls its API with the national platform's signature. It answers much; what is agreed leaves.[/]");
        console.WriteLine();
        using var run = new TaxRun(city, "shenpi-window", apis.Tax.Records, time);
        return await ShowAsync(run, TaxCase.Entry, TaxCase.Calls, cancellationToken);
    }

    private async Task<List<(string? Fault, TimeSpan Elapsed)>> ShowCreditAsync(CancellationToken cancellationToken)
    {
        console.Write(new Rule("[bold]部门自有 gRPC 接口：信用[/]  A department's own gRPC API: the credit office") { Justification = Justify.Left });
        console.MarkupLine("  [grey]信用部门自有 gRPC 服务，调用方用其原有的 proto；主体代码先行校验，不合格的不送部门。[/]");
        console.MarkupLine("  [grey]Its callers use the stub of its own proto. The firm's code is checked first: a wrong one does not reach the office.[/]");
        console.WriteLine();
        using var run = new CreditRun(city, "shenpi-window", apis.Credit.Records, time);
        return await ShowAsync(run, CreditCase.Entry, CreditCase.Calls, cancellationToken);
    }

    private async Task<List<(string? Fault, TimeSpan Elapsed)>> ShowAsync(
        IApiRun run, string entry, ApiCall[] calls, CancellationToken cancellationToken)
    {
        var view = new ApiView(console, _names, documents.First(document => document.Entry is { Kind: EntryKind.Api } api && ApiView.PathOf(api) == entry).Entry);
        var results = new List<(string? Fault, TimeSpan Elapsed)>();
        foreach (var call in calls)
        {
            var result = await run.CallAsync(call, cancellationToken);
            results.Add((result.Fault, result.Elapsed));
            view.Show(results.Count, result);
        }

        return results;
    }
}
