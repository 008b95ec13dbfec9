using Gateway.Cli.Documents;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Connecting;

/// <summary>A YAML file with any of <c>address</c>, <c>cert</c>, <c>key</c> and <c>ca</c>; paths are relative to its folder.</summary>
internal static class ProfileFile
{
    public static ConnectionParts Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(ConnectionTexts.FileMissing.With(path));
        }

        var all = new FaultList();
        var faults = new FileFaults(all, path);
        var parts = DocumentFile.Read(path, faults) is { } text ? Parts(new YamlReader(faults).Read(text), path, faults) : ConnectionParts.None;
        return all.Faults.Count == 0
            ? parts
            : throw new UsageException([.. all.Faults.Select(fault => ConnectionTexts.FileMalformed.With(fault.Source, fault.Phrase))]);
    }

    private static ConnectionParts Parts(IReadOnlyList<YamlNode> roots, string path, FileFaults faults)
    {
        if (roots is not [YamlMapping mapping])
        {
            faults.Add(roots.Count > 0 ? roots[0].Place : default, "", ConnectionTexts.ProfileNotMapping.With());
            return ConnectionParts.None;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var parts = ConnectionParts.None;
        foreach (var (key, value) in mapping.Pairs.Where(pair => !pair.Value.IsNull))
        {
            if (value is not YamlScalar { Value: var written })
            {
                faults.Add(value.Place, "", ConnectionTexts.ProfileValue.With());
                continue;
            }

            var name = (key as YamlScalar)?.Value ?? "";
            switch (name)
            {
                case "address":
                    parts = parts with { Address = written };
                    break;
                case "cert":
                    parts = parts with { Certificate = Path.Combine(folder, written) };
                    break;
                case "key":
                    parts = parts with { Key = Path.Combine(folder, written) };
                    break;
                case "ca":
                    parts = parts with { Authority = Path.Combine(folder, written) };
                    break;
                default:
                    faults.Add(key.Place, "", ConnectionTexts.ProfileKey.With(Printable.Quoted(name)));
                    break;
            }
        }

        return parts;
    }
}
