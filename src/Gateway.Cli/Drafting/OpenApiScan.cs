using Gateway.Cli.Documents;
using Gateway.Cli.Texts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gateway.Cli.Drafting;

/// <summary>Bounds YAML before it is read as OpenAPI: the reader builds trees by recursion and copies what aliases stand for.</summary>
internal static class OpenApiScan
{
    private const int MostValues = 1_000_000;

    // Of JSON, the reader itself goes no deeper.
    private const int GreatestDepth = 64;

    /// <summary>What is wrong; null where nothing is.</summary>
    public static Phrase? Check(string text)
    {
        var parser = new Parser(new StringReader(text));
        var (depth, values) = (0, 0);
        try
        {
            while (parser.MoveNext())
            {
                var current = parser.Current!;
                depth += current.NestingIncrease;
                if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                {
                    return DraftTexts.Alias.With(current.Start.Line);
                }

                // The stream and the document nest too.
                if (depth > GreatestDepth + 2)
                {
                    return DocumentTexts.TooDeep.With(GreatestDepth);
                }

                if (++values > MostValues)
                {
                    return DocumentTexts.TooManyNodes.With(MostValues);
                }
            }
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            return DraftTexts.NotParsed.With(Printable.Quoted(exception.Message));
        }

        return null;
    }
}
