using Gateway.Cli.Documents;
using Gateway.Contracts.Management.V1;

namespace Gateway.Demo.Running;

/// <summary>
/// An entry as the last run registered it. An address is part of what a version says, and versions never change: where the
/// last port is taken, the entry needs another revision.
/// </summary>
internal static class KeptEntry
{
    /// <summary>The entry of the last run; null where there was none.</summary>
    public static Entry? Read(DemoFolder folder, Entry entry) => DocumentFolder.Read(folder.Documents).Documents
        .Select(document => document.Entry)
        .FirstOrDefault(last => last is { Api.Destinations.Count: > 0 } && last.Department == entry.Department && last.ApiName == entry.ApiName);

    /// <summary>
    /// Gives the entry the last run's revision where nothing else differs, and a higher one where something does; another major version
    /// counts its own.
    /// </summary>
    public static void Settle(Entry entry, Entry? last)
    {
        if (last is null || last.Major != entry.Major)
        {
            return;
        }

        var copy = entry.Clone();
        copy.Revision = last.Revision;
        entry.Revision = copy.Equals(last) ? last.Revision : Math.Max(entry.Revision, last.Revision + 1);
    }
}
