using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Drafting;

/// <summary>An entry drafted from an OpenAPI document, and what its steward has to know.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Notes">What is to be looked at.</param>
internal sealed record EntryDraft(Entry Entry, DraftNotes Notes)
{
    // Placeholders of the catalogue, which is in Chinese.
    private const string Code = "待编目";
    private const string ShareBasis = "待填写：共享条件和使用范围。";

    public static EntryDraft Of(OpenApiFile file, string department, string apiName)
    {
        var (document, notes) = (file.Document, new DraftNotes());
        var name = PlainText.OneLine(document.Info?.Title, 50) is { Length: > 0 } title ? title : apiName;
        var terms = new ApiTerms { Destinations = { DestinationDraft.Of(document.Servers ?? [], notes) } };
        if (document.Components?.SecuritySchemes is { Count: > 0 } || document.Security is { Count: > 0 })
        {
            notes.Add("api.credential", NoteTexts.Security);
        }

        foreach (var fault in file.Faults)
        {
            notes.Add(fault.Place, NoteTexts.DocumentFault, Printable.Quoted(fault.Message));
        }

        var fields = new FieldTable(notes);
        var operations = new OperationDrafts(fields, file.Tree, notes);
        foreach (var (path, item) in document.Paths)
        {
            operations.Add(path, item);
        }

        terms.Operations.Add(operations.Operations);
        if (terms.Operations.Any(operation => operation.BodySchema.Length > 0))
        {
            notes.Add("body_schema", NoteTexts.BodiesChecked);
        }

        return new(
            new Entry
            {
                Department = department,
                ApiName = apiName,
                Code = Code,
                Name = name,
                Summary = PlainText.OneLine(document.Info?.Description, 256) is { Length: > 0 } summary ? summary : name,
                Kind = EntryKind.Api,
                Major = 1,
                Revision = 1,
                Fields = { fields.Fields },
                ShareAttribute = ShareAttribute.Conditional,
                ShareBasis = ShareBasis,
                SharingModes = { SharingMode.Service },
                UpdateCycle = UpdateCycle.RealTime,
                Api = terms,
            },
            notes);
    }
}
