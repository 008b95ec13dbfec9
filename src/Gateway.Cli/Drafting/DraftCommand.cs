using System.CommandLine;
using Gateway.Cli.Documents;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Core.Catalogue.Rules;
using RuleFaults = Gateway.Core.Catalogue.Rules.FaultList;

namespace Gateway.Cli.Drafting;

/// <summary><c>gateway draft</c>.</summary>
internal static class DraftCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("draft", terminal.Say(DraftTexts.Draft));
        var file = new Option<string>("--file", "-f") { Description = terminal.Say(DraftTexts.FileOption), HelpName = "PATH", Required = true };
        var department = Named("--department", DraftTexts.DepartmentOption, "SLUG", NameRules.CheckSlug);
        var apiName = Named("--api-name", DraftTexts.ApiNameOption, "NAME", NameRules.CheckEntryName);
        var output = new Option<string?>("--out") { Description = terminal.Say(DraftTexts.OutOption), HelpName = "PATH" };
        command.Add(file);
        command.Add(department);
        command.Add(apiName);
        var bodies = new Option<bool>("--body-schemas") { Description = terminal.Say(DraftTexts.BodySchemasOption) };
        command.Add(output);
        command.Add(bodies);
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(department),
            parsed.GetRequiredValue(apiName),
            parsed.GetValue(output),
            parsed.GetValue(bodies)));
        return command;

        Option<string> Named(string name, Text text, string value, Func<RuleFaults, string, string, bool> check)
        {
            var option = new Option<string>(name) { Description = terminal.Say(text), HelpName = value, Required = true };
            option.Validators.Add(result =>
            {
                var faults = new RuleFaults();
                if (result.Tokens.Count == 1 && !check(faults, name, result.Tokens[0].Value))
                {
                    var fault = faults.Faults[0];
                    result.AddError(terminal.Say(
                        DraftTexts.OptionWrong, name, terminal.Language == Language.Chinese ? fault.Chinese : fault.English));
                }
            });
            return option;
        }
    }

    private static int Run(Terminal terminal, string path, string department, string apiName, string? output, bool withBodySchemas)
    {
        var faults = new Documents.FaultList();
        if (OpenApiFile.Read(path, withBodySchemas, new FileFaults(faults, Path.GetFileName(path))) is not { } file)
        {
            foreach (var fault in faults.Faults)
            {
                terminal.Error.WriteLine(fault.In(terminal.Language));
            }

            return ExitCodes.Refused;
        }

        var draft = EntryDraft.Of(file, department, apiName);
        if (draft.Entry.Api.Operations.Count == 0)
        {
            foreach (var note in draft.Notes.In(terminal.Language))
            {
                terminal.Error.WriteLine(note);
            }

            terminal.WriteError(DraftTexts.NothingCarried);
            return ExitCodes.Refused;
        }

        var text = DraftWriter.Write(draft, terminal.Language);
        if (output is null)
        {
            terminal.Out.Write(text);
        }
        else
        {
            WriteNew(output, text);
        }

        terminal.WriteError(DraftTexts.Done, draft.Entry.Api.Operations.Count, draft.Entry.Fields.Count, draft.Notes.Count);
        return ExitCodes.Done;
    }

    // A draft that a steward has worked on is not written over.
    private static void WriteNew(string path, string text)
    {
        try
        {
            using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            writer.Write(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException((File.Exists(path) ? DraftTexts.OutExists : DraftTexts.OutUnwritable).With(Printable.Quoted(path)));
        }
    }
}
