using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Figures;

/// <summary>What both reports are asked: months and the form of the output.</summary>
internal sealed class ReportArguments
{
    public const string Table = "table";
    public const string Csv = "csv";

    private readonly Option<string?> _from = new("--from") { HelpName = "yyyy-MM" };
    private readonly Option<string?> _until = new("--until") { HelpName = "yyyy-MM" };
    private readonly Option<string> _output;

    public ReportArguments(Command command, Terminal terminal)
    {
        (_from.Description, _until.Description) = (terminal.Say(FigureTexts.From), terminal.Say(FigureTexts.Until));
        (_from.CustomParser, _until.CustomParser) = (Month, Month);
        _output = OutputOption.Create(terminal, Table, OutputOption.Json, Csv);
        command.Add(_from);
        command.Add(_until);
        command.Add(_output);

        string? Month(ArgumentResult result)
        {
            var written = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(written, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                return written;
            }

            result.AddError(terminal.Say(FigureTexts.NoMonth, Printable.Quoted(written)));
            return null;
        }
    }

    public string From(ParseResult parsed) => parsed.GetValue(_from) ?? "";

    public string Until(ParseResult parsed) => parsed.GetValue(_until) ?? "";

    public string Output(ParseResult parsed) => parsed.GetRequiredValue(_output);
}
