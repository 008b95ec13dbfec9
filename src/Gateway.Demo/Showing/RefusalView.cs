using Gateway.Demo.Case;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Shows what was refused: why, and who can mend it.</summary>
internal sealed class RefusalView(IAnsiConsole console, FieldNames names)
{
    public void Show(int number, CallResult result)
    {
        var call = result.Call;
        var mark = result.Fault is null ? "[green]✓[/]" : "[red]✗[/]";
        console.MarkupLine($"{mark} [bold]{number}. {Markup.Escape(call.Title)}[/]  [grey]{Markup.Escape(call.TitleEn)}[/]");
        if (result.Refusal is { } refusal)
        {
            var concerned = string.Join(" · ", Concerned(call, refusal));
            console.MarkupLine($"     [yellow]{Markup.Escape(refusal.Reason)}[/]  [grey]{Markup.Escape(concerned)}[/]");
            console.MarkupLine($"     {Markup.Escape(refusal.Chinese)}");
            console.MarkupLine($"     [grey]{Markup.Escape(refusal.English)}[/]");
            console.MarkupLine($"     [grey]谁来处理 mended by[/] {Markup.Escape(Menders.Name(refusal.MendBy))} [grey]· 记录 record[/] {Markup.Escape(refusal.ExchangeId)} [grey]· {Screen.Time(result.Elapsed)}[/]");
        }

        if (result.Fault is { } fault)
        {
            console.MarkupLine($"     [red]✗ 与预期不符 not as expected: {Markup.Escape(fault)}[/]");
        }
    }

    private IEnumerable<string> Concerned(CaseCall call, CallRefusal refusal)
    {
        yield return $"{call.Path} {names.Of(call.Path)}";
        if (refusal.Field.Length > 0)
        {
            yield return $"字段 field {refusal.Field} {names.Of(call.Path, refusal.Field)}";
        }

        if (refusal.Agreement.Length > 0)
        {
            yield return $"协议 agreement {refusal.Agreement}";
        }
    }
}
