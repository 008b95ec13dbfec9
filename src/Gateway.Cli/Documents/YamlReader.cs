using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gateway.Cli.Documents;

/// <summary>
/// Reads YAML text into trees. YamlDotNet's own tree stops at the first duplicate key and follows aliases, which
/// can stand for far more than was written; this one keeps duplicates, refuses aliases and is bounded.
/// </summary>
internal sealed class YamlReader(FileFaults faults)
{
    private int _nodes;

    /// <summary>The roots of the documents, as far as the text is YAML. Faults of the YAML itself are added.</summary>
    public IReadOnlyList<YamlNode> Read(string text)
    {
        var roots = new List<YamlNode>();
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart)
                {
                    parser.MoveNext();
                    roots.Add(ReadNode(parser, 1));
                }
            }
        }
        catch (YamlException exception)
        {
            faults.Add(At(exception.Start), "", DocumentTexts.NotYaml.With(Texts.Printable.Text(exception.Message)));
        }
        catch (InvalidOperationException)
        {
            // Of some broken plain text YamlDotNet throws this, which says nothing of the text.
            faults.Add(At(parser.Current?.End ?? Mark.Empty), "", DocumentTexts.BrokenText.With());
        }
        catch (YamlBoundException exception)
        {
            faults.Add(exception.Place, "", exception.Phrase);
        }

        return roots;
    }

    private YamlNode ReadNode(Parser parser, int depth)
    {
        var current = parser.Current!;
        var place = At(current.Start);
        if (++_nodes > DocumentLimits.NodesPerFile)
        {
            throw new YamlBoundException(place, DocumentTexts.TooManyNodes.With(DocumentLimits.NodesPerFile));
        }

        if (depth > DocumentLimits.Depth)
        {
            throw new YamlBoundException(place, DocumentTexts.TooDeep.With(DocumentLimits.Depth));
        }

        RefuseAnchorAndTag(current, place);
        return current switch
        {
            Scalar scalar => new YamlScalar(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadSequence(parser, place, depth),
            MappingStart => ReadMapping(parser, place, depth),
            // An alias was refused; it stands for nothing.
            _ => new YamlScalar(place, "", IsPlain: true),
        };
    }

    private YamlSequence ReadSequence(Parser parser, Place place, int depth)
    {
        var items = new List<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return new YamlSequence(place, items);
    }

    private YamlMapping ReadMapping(Parser parser, Place place, int depth)
    {
        var pairs = new List<(YamlNode, YamlNode)>();
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var key = ReadNode(parser, depth + 1);
            parser.MoveNext();
            pairs.Add((key, ReadNode(parser, depth + 1)));
        }

        return new YamlMapping(place, pairs);
    }

    private void RefuseAnchorAndTag(ParsingEvent current, Place place)
    {
        if (current is AnchorAlias)
        {
            faults.Add(place, "", DocumentTexts.Alias.With());
        }
        else if (current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
            {
                faults.Add(place, "", DocumentTexts.Anchor.With());
            }

            if (!node.Tag.IsEmpty)
            {
                faults.Add(place, "", DocumentTexts.Tag.With());
            }
        }
    }

    private static Place At(Mark mark) => new(mark.Line, mark.Column);
}
