using Gateway.Cli.Texts;

namespace Gateway.Cli.Documents;

/// <summary>The faults of one file.</summary>
internal sealed class FileFaults(FaultList all, string file)
{
    public string File { get; } = file;

    public void Add(Place place, string path, Phrase phrase) => all.Add(File, place, path, phrase);

    public void AddForFile(Phrase phrase) => all.Add(File, default, "", phrase);
}
