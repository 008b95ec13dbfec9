using Gateway.Cli.Documents;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Gateway.Cli.Applying;

/// <summary>Tells what became of documents.</summary>
internal static class ApplyAnswer
{
    private const int MostRows = 200;
    private const string FormCode = "DOCUMENT_FORM";

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    /// <summary>Faults of the files as an answer, so that a program reads both the same way.</summary>
    public static ApplyResponse Of(IEnumerable<YamlFault> faults) => new()
    {
        Faults =
        {
            faults.Select(fault => new DocumentFault
            {
                Source = fault.Source,
                Path = fault.Path,
                Code = FormCode,
                Message = fault.Message(Language.English),
                MessageZh = fault.Message(Language.Chinese),
            }),
        },
    };

    public static void WriteJson(Terminal terminal, ApplyResponse answer) => terminal.Out.WriteLine(Json.Format(answer));

    public static void WriteFaults(Terminal terminal, IReadOnlyList<YamlFault> faults, Text summary)
    {
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine(fault.In(terminal.Language));
        }

        terminal.WriteError(summary, faults.Count, faults.Select(fault => fault.File).Distinct().Count());
    }

    /// <summary>Writes the gateway's answer and gives the exit code.</summary>
    public static int Write(Terminal terminal, ApplyResponse answer, DocumentSet read, bool dryRun, bool asJson)
    {
        foreach (var fault in answer.Faults.Concat(answer.Warnings))
        {
            // The gateway knows the message, in which only entries have a kind of their own.
            fault.Path = fault.Path == MessageShape.Kind ? $"entry_{MessageShape.Kind}" : fault.Path;
            fault.Source = read.Locate(fault.Source, fault.Path);
        }

        var accepted = answer.Faults.Count == 0 && (answer.Applied || dryRun);
        if (asJson)
        {
            WriteJson(terminal, answer);
        }
        else if (accepted)
        {
            WriteChanges(terminal, answer, dryRun);
            WriteWarnings(terminal, answer.Warnings);
        }
        else
        {
            WriteFaults(terminal, answer.Faults);
        }

        return accepted ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static void WriteFaults(Terminal terminal, RepeatedField<DocumentFault> faults)
    {
        WriteEach(terminal, faults);
        terminal.WriteError(ApplyTexts.Refused, faults.Count);
    }

    private static void WriteWarnings(Terminal terminal, RepeatedField<DocumentFault> warnings)
    {
        if (warnings.Count > 0)
        {
            terminal.Out.Flush();
            WriteEach(terminal, warnings);
            terminal.WriteError(ApplyTexts.Lacking, warnings.Count);
        }
    }

    private static void WriteEach(Terminal terminal, RepeatedField<DocumentFault> faults)
    {
        foreach (var fault in faults)
        {
            var message = terminal.Language == Language.Chinese && fault.MessageZh.Length > 0 ? fault.MessageZh : fault.Message;
            string[] parts = [fault.Source.Length > 0 ? fault.Source : fault.Key, fault.Path, message];
            terminal.Error.WriteLine(Printable.Text(string.Join(": ", parts.Where(part => part.Length > 0))));
        }
    }

    private static void WriteChanges(Terminal terminal, ApplyResponse answer, bool dryRun)
    {
        int Count(ChangeAction action) => answer.Changes.Count(change => change.Action == action);
        terminal.WriteLine(
            dryRun ? ApplyTexts.WouldApply : ApplyTexts.Applied,
            Count(ChangeAction.Created), Count(ChangeAction.Updated), Count(ChangeAction.Unchanged), answer.Revision);

        var changed = answer.Changes.Where(change => change.Action != ChangeAction.Unchanged).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        terminal.Out.WriteLine();
        terminal.WriteTable(
            [terminal.Say(ApplyTexts.ChangeHeading), terminal.Say(ApplyTexts.KindHeading), terminal.Say(ApplyTexts.KeyHeading)],
            changed.Take(MostRows).Select(change => (IReadOnlyList<string>)
            [
                terminal.Say(change.Action == ChangeAction.Created ? ApplyTexts.Created : ApplyTexts.Updated),
                DocumentKinds.NameOf(change.Kind),
                change.Key,
            ]));
        if (changed.Count > MostRows)
        {
            terminal.WriteLine(ApplyTexts.More, changed.Count - MostRows);
        }
    }
}
