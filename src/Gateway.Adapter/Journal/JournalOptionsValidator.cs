using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Journal;

/// <summary>Checks the options of the journal and of the pseudonyms in it.</summary>
internal static class JournalOptionsValidator
{
    public static void Validate(AdapterOptions options, string folder, ICollection<ConfigurationFault> faults)
    {
        var journal = options.Journal;
        if (string.IsNullOrWhiteSpace(journal.Path))
        {
            faults.Add(new("journal.path", "name the journal's file."));
        }
        else
        {
            journal.Path = Path.GetFullPath(journal.Path, folder);
            if (!Directory.Exists(Path.GetDirectoryName(journal.Path)))
            {
                faults.Add(new("journal.path", $"there is no folder {Path.GetDirectoryName(journal.Path)}; make it, or name a file elsewhere."));
            }
        }

        journal.Origin = journal.Origin.Length > 0 ? journal.Origin : "adapter/" + options.Department;
        var key = options.Pseudonyms;
        if (string.IsNullOrWhiteSpace(key.File))
        {
            faults.Add(new("pseudonyms.file", "name the file with the key of the pseudonyms: 32 random bytes as 64 hexadecimal characters."));
            return;
        }

        key.File = Path.GetFullPath(key.File, folder);
        if (!key.CreateIfMissing && !File.Exists(key.File))
        {
            faults.Add(new("pseudonyms.file", $"there is no file {key.File}; name the key file, or write createIfMissing: true."));
        }
    }
}
