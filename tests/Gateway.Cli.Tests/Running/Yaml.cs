using Gateway.Cli.Documents;
using Gateway.Testing;

namespace Gateway.Cli.Tests.Running;

/// <summary>Reads YAML text through a file, as the command does.</summary>
internal static class Yaml
{
    public static DocumentSet Read(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("a.yaml"), text);
        return DocumentFolder.Read(folder.Path);
    }

    /// <summary>The faults as they are printed.</summary>
    public static string[] Faults(string text) => [.. Read(text).Faults.Select(fault => fault.ToString())];
}
