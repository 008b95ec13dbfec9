using System.Globalization;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Demo.Scenarios;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Shows a scenario: what the applicant had to bring, what now, and why.</summary>
internal sealed class ScenarioView(IAnsiConsole console, FieldNames names, IReadOnlyList<Document> documents)
{
    private const int LabelWidth = 18;

    public void Title(ScenarioAbout about, string caseNumber)
    {
        console.MarkupLine($"[bold]{about.Number}. {Markup.Escape(about.Title)}[/]  [grey]{Markup.Escape(about.TitleEn)} · {Markup.Escape(caseNumber)}[/]");
        console.MarkupLine($"     {Markup.Escape(about.Story)}");
        console.MarkupLine($"     [grey]{Markup.Escape(about.StoryEn)}[/]");
    }

    /// <summary>The table that a mayor would understand.</summary>
    public void Table(DescribeMatterResponse matter, ResolvedCase found)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("材料 material").AddColumn("以前：纸质，由谁出具 before: on paper, from").AddColumn("现在 now").AddColumn("为什么 why");
        var needs = matter.Materials.ToDictionary(need => need.Material, StringComparer.Ordinal);
        foreach (var material in found.Materials.OrderBy(material => matter.Materials.IndexOf(needs[material.Material])))
        {
            var need = needs[material.Material];
            var times = need.Items.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{need.Items.Count}") : "";
            table.AddRow(
                Markup.Escape(material.Name),
                Markup.Escape((need.Issuer.Length > 0 ? need.Issuer : "申请人 the applicant") + times),
                $"[{(OutcomeNames.IsBrought(material) ? "yellow" : "green")}]{Markup.Escape(OutcomeNames.Now(material))}[/]",
                $"[grey]{Markup.Escape(Why(material))}[/]");
        }

        console.Write(new Padder(table, new Padding(3, 0, 0, 0)));
        Count(needs, found);
        foreach (var relation in found.Relations)
        {
            Line("关系 relation", relation.Verified ? $"{relation.Name}：已核实，{Source(relation.Attempts[^1].Asked)} verified" : $"{relation.Name}：未核实 not verified", relation.Receipt);
        }
    }

    /// <summary>A line of what happened besides; a receipt is told by its exchange.</summary>
    public void Line(string what, string text, Receipt? receipt = null)
    {
        var proof = receipt is null ? "" : $" [grey]· 凭 receipt {Markup.Escape(receipt.ExchangeId)}[/]";
        console.MarkupLine($"     [grey]{Markup.Escape(Wide.Pad(what, LabelWidth))}[/] {Markup.Escape(text)}{proof}");
    }

    public void Fault(string what, string fault) =>
        console.MarkupLine($"     [red]✗ 与预期不符 not as expected: {Markup.Escape(what)}: {Markup.Escape(fault)}[/]");

    public void End(int held, int checks, TimeSpan elapsed)
    {
        console.MarkupLine($"     {(held == checks ? "[green]✓[/]" : "[red]✗[/]")} [grey]{held}/{checks} 项与预期一致 expectations held · 全程 all in all {Screen.Time(elapsed)}[/]");
        console.WriteLine();
    }

    /// <summary>Chinese name of a department.</summary>
    public string DepartmentOf(string slug) =>
        documents.FirstOrDefault(document => document.BodyCase == Document.BodyOneofCase.Department && document.Department.Slug == slug)?.Department.Name ?? slug;

    private void Count(Dictionary<string, MaterialNeed> needs, ResolvedCase found)
    {
        var before = found.Materials.Sum(material => needs[material.Material].Items.Count);
        var now = found.Materials.Count(OutcomeNames.IsBrought);
        var signed = found.Materials.Count(material => material.Outcome == MaterialOutcome.OnCommitment);
        var promises = signed > 0 ? string.Create(CultureInfo.InvariantCulture, $"，另签 {signed} 份承诺 and {signed} promises to sign") : "";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"     [bold]以前要带 {before} 件，现在 {now} 件 brought before {before}, now {now}[/]{promises} [grey]· 用时 took {Screen.Time(found.Elapsed)}，首个结果 first outcome {Screen.Time(found.First)} · 部门交换 exchanges {found.Summary.Exchanges}[/]"));
    }

    private string Why(MaterialStatus material)
    {
        var gone = material.Attempts.FirstOrDefault(attempt => attempt.Index == material.Way);
        return material.Outcome switch
        {
            MaterialOutcome.UnderCheck or MaterialOutcome.Checked when material.Order is { } order =>
                $"{DepartmentOf(order.Department)}核查，{OutcomeNames.Day(order.DueAt)} 前答复 checks it, due then",
            MaterialOutcome.OnCommitment => OutcomeNames.Why(material.Attempts[0].Reason) is { Length: > 0 } why ? why : "事项实行告知承诺 the item takes a promise instead",
            MaterialOutcome.ToBeSupplied => OutcomeNames.Why(material.Reason),
            _ when material.FactReliedOn => $"此前已核验，不再重复 {Source(gone?.Asked ?? "")} was checked before, and is relied on",
            _ when gone is not null => $"{Source(gone.Asked)} · {gone.ElapsedMs} ms",
            _ => material.Message,
        };
    }

    // "department/entry@major" by its names.
    private string Source(string asked)
    {
        var entry = asked.Split('@')[0];
        return $"{DepartmentOf(entry.Split('/')[0])}“{names.Of(entry)}” {entry}";
    }
}
