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
    private const string City = "示范市";
    private const int Indent = 5;
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
            .AddColumn(new TableColumn("材料 material").NoWrap())
            .AddColumn(new TableColumn("以前要带（纸质） before, on paper").NoWrap())
            .AddColumn(new TableColumn("现在 now").NoWrap())
            .AddColumn("为什么 why");
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
            Line("关系 relation", $"{relation.Name}：{(relation.Verified ? $"已核实 verified by {Source(relation.Attempts[^1].Asked)}" : "未核实 not verified")}", relation.Receipt);
        }
    }

    /// <summary>A line of what happened besides; a receipt is told by its exchange, below where there is no room for it.</summary>
    public void Line(string what, string text, Receipt? receipt = null)
    {
        var label = $"     [grey]{Markup.Escape(Wide.Pad(what, LabelWidth))}[/]";
        var proof = receipt is null ? "" : $"凭 receipt {receipt.ExchangeId}";
        if (Indent + LabelWidth + 4 + Wide.WidthOf(text) + Wide.WidthOf(proof) <= console.Profile.Width)
        {
            console.MarkupLine($"{label} {Markup.Escape(text)}{(proof.Length > 0 ? $" [grey]· {Markup.Escape(proof)}[/]" : "")}");
            return;
        }

        console.MarkupLine($"{label} {Markup.Escape(text)}");
        if (proof.Length > 0)
        {
            console.MarkupLine($"     {new string(' ', LabelWidth)} [grey]{Markup.Escape(proof)}[/]");
        }
    }

    public void Fault(string what, string fault) =>
        console.MarkupLine($"     [red]✗ 与预期不符 not as expected: {Markup.Escape(what)}: {Markup.Escape(fault)}[/]");

    public void End(int held, int checks, TimeSpan elapsed)
    {
        console.MarkupLine($"     {(held == checks ? "[green]✓[/]" : "[red]✗[/]")} [grey]{held}/{checks} 项与预期一致 expectations held · 全程 all in all {Screen.Time(elapsed)}[/]");
        console.WriteLine();
    }

    /// <summary>Chinese name of a department.</summary>
    private string DepartmentOf(string slug)
    {
        var name = documents.FirstOrDefault(document => document.BodyCase == Document.BodyOneofCase.Department && document.Department.Slug == slug)?.Department.Name ?? slug;

        // All are of the one city.
        return name.StartsWith(City, StringComparison.Ordinal) ? name[City.Length..] : name;
    }

    private void Count(Dictionary<string, MaterialNeed> needs, ResolvedCase found)
    {
        var before = found.Materials.Sum(material => needs[material.Material].Items.Count);
        var now = found.Materials.Count(OutcomeNames.IsBrought);
        var signed = found.Materials.Count(material => material.Outcome == MaterialOutcome.OnCommitment);
        var promises = signed > 0 ? string.Create(CultureInfo.InvariantCulture, $"，另签 {signed} 份承诺 and {signed} to sign") : "";
        var shared = found.Materials.Any(material => needs[material.Material].Items.Count > 1) ? " [grey]· ×N：以前每个事项各交一份 once for each of N items[/]" : "";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture, $"     [bold]以前要带 {before} 件，现在 {now} 件 brought before {before}, now {now}[/]{promises}{shared}"));
        Line("用时 took", string.Create(
            CultureInfo.InvariantCulture,
            $"{Screen.Time(found.Elapsed)}，首个结果 first outcome {Screen.Time(found.First)}，部门交换 exchanges {found.Summary.Exchanges}"));
    }

    private string Why(MaterialStatus material)
    {
        var gone = material.Attempts.FirstOrDefault(attempt => attempt.Index == material.Way);
        return material.Outcome switch
        {
            MaterialOutcome.UnderCheck or MaterialOutcome.Checked when material.Order is { } order =>
                $"{DepartmentOf(order.Department)}核查，{OutcomeNames.Day(order.DueAt)} 前答复 checks it until then",
            MaterialOutcome.OnCommitment => OutcomeNames.Why(material.Attempts[0].Reason) is { Length: > 0 } why ? why : "事项实行告知承诺 the item takes a promise instead",
            MaterialOutcome.ToBeSupplied => OutcomeNames.Why(material.Reason),
            _ when gone is not null && material.FactReliedOn => $"{DepartmentOf(gone.Asked.Split('/')[0])}此前已核验，不再重复 checked before, relied on",
            _ when gone is not null => $"{Source(gone.Asked)} · {gone.ElapsedMs}\u00A0ms",
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
