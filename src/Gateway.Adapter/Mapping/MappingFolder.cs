
namespace Gateway.Adapter.Mapping;

/// <summary>Reads all mapping files of a folder.</summary>
internal static class MappingFolder
{
    /// <summary>The mappings without fault; every fault is noted.</summary>
    public static MappingSet Load(string folder, string department, MappingFlaws flaws)
    {
        var mappings = new Dictionary<(string, int), EntryMapping>();
        var files = Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            flaws.Add(folder, 0, "", "the folder holds no mapping. Put a file of *.yaml for each entry there.");
        }

        foreach (var file in files)
        {
            foreach (var document in MappingFile.Read(file, flaws))
            {
                if (EntryMappingReader.Read(document, file, department, flaws) is { } mapping
                    && !mappings.TryAdd((mapping.Entry, mapping.Major), mapping))
                {
                    flaws.Add(file, (int)document.Start.Line, "entry", $"the entry {mapping.Entry} is mapped twice. Remove one, or give it a version.");
                }
            }
        }

        return new MappingSet(mappings);
    }
}
