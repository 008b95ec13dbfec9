using System.Globalization;
using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Cli.Documents;

/// <summary>Reads the trees of one file as documents.</summary>
internal sealed class DocumentReader(FileFaults faults)
{
    private readonly MessageReader _messages = new(faults);

    /// <summary>The document, or null where the tree is none.</summary>
    public ReadDocument? Read(YamlNode root)
    {
        if (root is not YamlMapping mapping)
        {
            faults.Add(root.Place, "", DocumentTexts.NotADocument.With(DocumentKinds.List));
            return null;
        }

        if (KindOf(mapping) is not { } found)
        {
            return null;
        }

        var document = new Document { Source = string.Create(CultureInfo.InvariantCulture, $"{faults.File}:{mapping.Place.Line}") };
        found.Field.Accessor.SetValue(document, _messages.ReadBody(mapping, found.Field.MessageType, found.Key));
        return new ReadDocument(document, mapping);
    }

    private (FieldDescriptor Field, YamlNode Key)? KindOf(YamlMapping mapping)
    {
        var (key, value) = mapping.Pairs.FirstOrDefault(pair => pair.Key is YamlScalar { Value: MessageShape.Kind });
        if (key is null || value.IsNull)
        {
            faults.Add(key?.Place ?? mapping.Place, "", DocumentTexts.KindMissing.With(DocumentKinds.List));
            return null;
        }

        if (value is YamlScalar scalar && DocumentKinds.Find(scalar.Value) is { } field)
        {
            return (field, key);
        }

        faults.Add(value.Place, MessageShape.Kind, Unknown(value));
        return null;
    }

    private static Phrase Unknown(YamlNode value)
    {
        if (value is not YamlScalar { Value: var written })
        {
            return DocumentTexts.WantEnum.With(ScalarReader.What(value), DocumentKinds.List);
        }

        var quoted = Printable.Quoted(written);
        if (OwnKind(written) is var (kind, key))
        {
            return DocumentTexts.KindOfMessage.With(quoted, key, kind);
        }

        return NearestName.Of(written, DocumentKinds.Names) is { } near
            ? DocumentTexts.KindNear.With(quoted, near)
            : DocumentTexts.KindUnknown.With(quoted, DocumentKinds.List);
    }

    // "kind: record" is an entry's kind where the document's belongs.
    private static (string Kind, string Key)? OwnKind(string written)
    {
        foreach (var name in DocumentKinds.Names)
        {
            var key = $"{name}_{MessageShape.Kind}";
            if (MessageShape.Of(DocumentKinds.Find(name)!.MessageType).Field(key) is { FieldType: FieldType.Enum } field
                && EnumNames.Of(field.EnumType).Number(written) is not null)
            {
                return (name, key);
            }
        }

        return null;
    }
}
