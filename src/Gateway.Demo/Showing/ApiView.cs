using Gateway.Contracts.Management.V1;
using Gateway.Demo.Case;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Shows a call of a department's own API: what passed, and what stayed out.</summary>
internal sealed class ApiView(IAnsiConsole console, FieldNames names, Entry entry)
{
    private readonly string _path = PathOf(entry);

    /// <summary>"department/entry".</summary>
    public static string PathOf(Entry entry) => $"{entry.Department}/{entry.ApiName}";

    public void Show(int number, ApiResult result)
    {
        var call = result.Call;
        var operation = entry.Api.Operations.First(candidate => candidate.Name == call.Operation);
        var mark = result.Fault is null ? "[green]✓[/]" : "[red]✗[/]";
        console.MarkupLine($"{mark} [bold]{number}. {Markup.Escape(call.Title)}[/]  [grey]{Markup.Escape(call.TitleEn)}[/]");
        Line("问 asked", $"shenpi-window → {names.Of(_path)} {_path}   {operation.Method}{operation.GrpcMethod} {call.Target}");
        if (result.Refusal is { } refusal)
        {
            Line("拒 refused", $"{refusal.Reason}{(refusal.Agreement.Length > 0 ? $" · {refusal.Agreement}" : "")}: {refusal.Chinese} {refusal.English}");
        }
        else
        {
            console.Write(new Padder(Passed(operation, result), new Padding(5, 0, 0, 0)));
            Line("未出 kept", string.Join(" ", result.StayedOut.Select(pointer => Name(operation, pointer) is { } name ? $"{name} {pointer}" : pointer)));
        }

        Line("凭 receipt", $"{result.ExchangeId}{(result.Leaf.Length > 0 ? $" · leaf {result.Leaf[..12]}…" : "")} · {Screen.Time(result.Elapsed)}");
        if (result.Fault is { } fault)
        {
            console.MarkupLine($"     [red]✗ 与预期不符 not as expected: {Markup.Escape(fault)}[/]");
        }

        console.WriteLine();
    }

    private Grid Passed(ApiOperation operation, ApiResult result)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var (pointer, value) in result.Passed)
        {
            grid.AddRow(new Markup($"[grey]{Markup.Escape(Name(operation, pointer) ?? "?")}[/]"), new Markup($"[grey]{Markup.Escape(pointer)}[/]"), new Text(value));
        }

        return grid;
    }

    private string? Name(ApiOperation operation, string pointer) =>
        operation.Places.FirstOrDefault(place => (place.Pointer.Length > 0 ? place.Pointer : place.Path) == pointer) is { } place ? names.Of(_path, place.Field) : null;

    private void Line(string label, string text) => console.MarkupLine($"     [grey]{Markup.Escape(Wide.Pad(label, 10))}[/] {Markup.Escape(text)}");
}
