using Gateway.Cli.Connecting;
using Gateway.Client.Refusals;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.Running;
using Gateway.Demo.Scenarios;
using Grpc.Core;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Plays the city's scenarios, and shows what an applicant need not bring.</summary>
internal sealed class ScenarioShow(IAnsiConsole console, CityFile city, IReadOnlyList<Document> documents, CityAdapters adapters, TimeProvider time)
{
    /// <summary>What of each expectation was not so, or null.</summary>
    public async Task<IReadOnlyList<string?>> RunAsync(CancellationToken cancellationToken)
    {
        console.Write(new Rule("[bold]一次告知、免提交：六件事[/]  Ask once: six matters of the city") { Justification = Justify.Left });
        console.MarkupLine("  [grey]政府已有的，不再向申请人要。What the government already holds is not asked of the applicant.[/]");
        console.WriteLine();
        using var calls = new ScenarioCalls(city, time);
        var view = new ScenarioView(console, new FieldNames(documents), documents);
        var faults = new List<string?>();
        foreach (var scenario in CityScenarios.All)
        {
            faults.AddRange(await PlayAsync(scenario, calls, view, cancellationToken));
        }

        return faults;
    }

    private async Task<IEnumerable<string?>> PlayAsync(IScenario scenario, ScenarioCalls calls, ScenarioView view, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var stage = new ScenarioStage(scenario.About, calls, adapters, view, time);
        view.Title(scenario.About, stage.Case.CaseNumber);
        try
        {
            await scenario.PlayAsync(stage, cancellationToken);
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var refusal = GatewayRefusal.Of(failure);
            stage.Check(refusal.Reason, $"{refusal.MessageZh} {refusal.Message} {refusal.Detail}");
        }

        view.End(stage.Checks.Count(check => check.Fault is null), stage.Checks.Count, time.GetElapsedTime(start));
        return stage.Checks.Select(check => check.Fault);
    }
}
