using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Mapping;

/// <summary>Checks the mapping options, and with them every mapping file.</summary>
internal static class MappingOptionsValidator
{
    public static void Validate(AdapterOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        var mapping = options.Mapping;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _))
        {
            faults.Add(new("mapping.timeZone", "no such time zone; write an IANA name such as Asia/Shanghai."));
        }

        if (string.IsNullOrWhiteSpace(mapping.Folder))
        {
            faults.Add(new("mapping.folder", "name the folder with the mapping files."));
            return;
        }

        mapping.Folder = Path.GetFullPath(mapping.Folder, folder);
        if (!Directory.Exists(mapping.Folder))
        {
            faults.Add(new("mapping.folder", $"there is no folder {mapping.Folder}; name the folder with the mapping files."));
            return;
        }

        var flaws = new MappingFlaws();
        MappingFolder.Load(mapping.Folder, options.Department, flaws);
        foreach (var flaw in flaws.All)
        {
            faults.Add(new("mapping.folder", flaw.ToString()));
        }
    }
}
