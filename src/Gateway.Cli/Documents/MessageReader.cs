using System.Collections;
using System.Globalization;
using Gateway.Cli.Texts;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Documents;

/// <summary>Reads a mapping as a message of the contract, and reports everything in it that is not of that shape.</summary>
internal sealed class MessageReader(FileFaults faults)
{
    private readonly ScalarReader _scalars = new(faults);

    /// <summary>The body of a document; <paramref name="kind"/> is its kind key, which is none of the message's.</summary>
    public IMessage ReadBody(YamlMapping mapping, MessageDescriptor type, YamlNode kind) => Read(mapping, type, "", kind);

    private IMessage Read(YamlMapping mapping, MessageDescriptor type, string path, YamlNode? kind = null)
    {
        var shape = MessageShape.Of(type);
        var message = shape.Create();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Pairs)
        {
            if (key is not YamlScalar { Value: var name })
            {
                faults.Add(key.Place, path, DocumentTexts.KeyNotText.With());
                continue;
            }

            var at = Join(path, name);
            if (!seen.TryAdd(name, key.Place))
            {
                faults.Add(key.Place, at, Twice(name, seen[name], type, kind is not null));
            }
            else if (kind is not null && name == MessageShape.Kind)
            {
                continue;
            }
            else if (shape.Field(name) is { } field)
            {
                SetField(message, field, value, at);
            }
            else
            {
                faults.Add(key.Place, at, NearestName.Of(name, shape.Keys) is { } near
                    ? DocumentTexts.KeyNear.With(near)
                    : DocumentTexts.KeyUnknown.With(string.Join(", ", shape.Keys)));
            }
        }

        return message;
    }

    private void SetField(IMessage message, FieldDescriptor field, YamlNode value, string path)
    {
        // A key without a value says the same as no key.
        if (value.IsNull)
        {
            return;
        }

        if (!field.IsRepeated)
        {
            if (ReadValue(value, field, path) is { } single)
            {
                field.Accessor.SetValue(message, single);
            }
        }
        else if (value is YamlSequence sequence)
        {
            var list = (IList)field.Accessor.GetValue(message);
            for (var i = 0; i < sequence.Items.Count; i++)
            {
                if (ReadItem(sequence.Items[i], field, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")) is { } item)
                {
                    list.Add(item);
                }
            }
        }
        else
        {
            faults.Add(value.Place, path, DocumentTexts.WantList.With(ScalarReader.What(value)));
        }
    }

    private object? ReadItem(YamlNode item, FieldDescriptor field, string path)
    {
        if (!item.IsNull)
        {
            return ReadValue(item, field, path);
        }

        faults.Add(item.Place, path, DocumentTexts.ItemEmpty.With());
        return null;
    }

    private object? ReadValue(YamlNode value, FieldDescriptor field, string path)
    {
        if (field.FieldType != FieldType.Message)
        {
            return _scalars.Read(value, field, path);
        }

        if (value is YamlMapping mapping)
        {
            return Read(mapping, field.MessageType, path);
        }

        faults.Add(value.Place, path, DocumentTexts.WantMapping.With(
            ScalarReader.What(value), string.Join(", ", MessageShape.Of(field.MessageType).Keys)));
        return null;
    }

    private static Phrase Twice(string name, Place first, MessageDescriptor type, bool atRoot)
    {
        var own = $"{DocumentKinds.NameOf(type)}_{MessageShape.Kind}";
        return atRoot && name == MessageShape.Kind && MessageShape.Of(type).Field(own) is not null
            ? DocumentTexts.KindTwice.With(first.Line, DocumentKinds.NameOf(type), own)
            : DocumentTexts.KeyTwice.With(first.Line);
    }

    private static string Join(string path, string name) =>
        path.Length == 0 ? Printable.Quoted(name) : $"{path}.{Printable.Quoted(name)}";
}
