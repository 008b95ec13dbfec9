using System.Globalization;
using Gateway.Contracts.V1;
using Gateway.Demo.Case;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gateway.Demo.Showing;

/// <summary>Shows a question of the case, its answer and where that came from.</summary>
internal sealed class AnswerView(IAnsiConsole console, FieldNames names)
{
    public void Show(int number, CallResult result)
    {
        var call = result.Call;
        var mark = result.Fault is null ? "[green]✓[/]" : "[red]✗[/]";
        console.MarkupLine($"{mark} [bold]{number}. {Markup.Escape(call.Title)}[/]  [grey]{Markup.Escape(call.TitleEn)}[/]");
        var key = string.Join(" ", call.Key.Select(part => $"{names.Of(call.Path, part.Field)} {part.Value}"));
        Line("问 asked", $"{call.System} → {names.Of(call.Path)} {call.Path}   {key}");
        if (result.Response is { } response)
        {
            ShowRecords(call, response);
            ShowProof(response, result.Elapsed);
        }
        else if (result.Refusal is { } refusal)
        {
            Line("拒 refused", $"{refusal.Reason}: {refusal.Chinese} {refusal.English}");
        }

        if (result.Fault is { } fault)
        {
            console.MarkupLine($"     [red]✗ 与预期不符 not as expected: {Markup.Escape(fault)}[/]");
        }

        console.WriteLine();
    }

    private void ShowRecords(CaseCall call, LookupResponse response)
    {
        switch (response.Records.Count)
        {
            case 0:
                Line("答 answer", "查无记录 no record: the source answered, and holds none");
                break;
            case 1:
                console.Write(new Padder(Upright(call, response.Records[0]), new Padding(5, 0, 0, 0)));
                break;
            default:
                console.Write(new Padder(Across(call, response.Records), new Padding(5, 0, 0, 0)));
                break;
        }
    }

    private void ShowProof(LookupResponse response, TimeSpan elapsed)
    {
        var from = response.Provenance;
        var asOf = from.AsOf is null ? "—" : Moment(from.AsOf);
        var digest = Convert.ToHexStringLower(response.Provenance.Digest.Span[..6]);
        Line("源 source", $"{from.Entry} v{from.Version} · {from.Provider} · {(from.Freshness == Freshness.Live ? "实时 live" : "缓存 cached")} · 时点 as of {asOf} · sha256 {digest}…");
        Line("凭 receipt", $"{response.Receipt.ExchangeId} · leaf {Convert.ToHexStringLower(response.Receipt.LeafHash.Span[..6])}… · {response.Receipt.LogOrigin} · {Screen.Time(elapsed)}");
    }

    private Grid Upright(CaseCall call, Record record)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var field in call.Fields)
        {
            grid.AddRow(new Markup($"[grey]{Markup.Escape(names.Of(call.Path, field))}[/]"), Cell(record, field));
        }

        return grid;
    }

    private Table Across(CaseCall call, IEnumerable<Record> records)
    {
        var table = new Table().Border(TableBorder.Minimal).BorderColor(Color.Grey);
        foreach (var field in call.Fields)
        {
            table.AddColumn(new TableColumn(new Markup($"[grey]{Markup.Escape(names.Of(call.Path, field))}[/]")));
        }

        foreach (var record in records)
        {
            table.AddRow(call.Fields.Select(field => Cell(record, field)));
        }

        return table;
    }

    private static IRenderable Cell(Record record, string field)
    {
        if (!record.Fields.TryGetValue(field, out var value))
        {
            return new Markup("[red]?[/]");
        }

        return value.KindCase == Value.KindOneofCase.Absent
            ? new Markup(value.Absent switch
            {
                Absence.Null => "[grey]空 null[/]",
                Absence.NotHeld => "[grey]未持有 not held[/]",
                _ => "[yellow]不予提供 withheld[/]",
            })
            : new Text(ValueText.Plain(value));
    }

    private void Line(string label, string text) => console.MarkupLine($"     [grey]{Markup.Escape(Wide.Pad(label, 10))}[/] {Markup.Escape(text)}");

    private static string Moment(Google.Protobuf.WellKnownTypes.Timestamp moment) =>
        moment.ToDateTimeOffset().ToOffset(ValueText.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
