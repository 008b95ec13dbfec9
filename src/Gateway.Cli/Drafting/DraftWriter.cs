using Gateway.Cli.Documents;
using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Drafting;

/// <summary>Writes a draft: comments, then the document.</summary>
internal static class DraftWriter
{
    public static string Write(EntryDraft draft, Language language)
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var line in NoteTexts.Top.In(language).Split('\n'))
        {
            text.Write($"# {line.TrimEnd()}\n");
        }

        if (draft.Notes.Count > 0)
        {
            text.Write($"#\n# {NoteTexts.Remarks.In(language)}\n");
            foreach (var note in draft.Notes.In(language))
            {
                text.Write($"# - {note}\n");
            }
        }

        DocumentWriter.Write(new Document { Entry = draft.Entry }, text);
        return text.ToString();
    }
}
