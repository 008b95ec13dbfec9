using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Adapter.Mapping;

/// <summary>Reads the documents of a YAML file.</summary>
internal static class MappingFile
{
    private const long GreatestLength = 4 << 20;

    public static ImmutableArray<YamlNode> Read(string path, MappingFlaws flaws)
    {
        try
        {
            if (new FileInfo(path).Length > GreatestLength)
            {
                flaws.Add(path, 0, "", "the file is longer than 4 MiB; split it, one document for each entry.");
                return [];
            }

            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return [.. stream.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException fault)
        {
            flaws.Add(path, fault.Start.Line, "", $"not YAML: {fault.Message}");
        }
        catch (InvalidOperationException)
        {
            // Of some broken plain text YamlDotNet throws this, which says nothing of the text.
            flaws.Add(path, 0, "", "not YAML: plain text is broken off; look for a missing \":\", \",\" or quote.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            flaws.Add(path, 0, "", $"cannot be read: {fault.Message}");
        }

        return [];
    }
}
