namespace Gateway.Cli.Documents;

/// <summary>Reads what stewards register from YAML files.</summary>
public static class DocumentFolder
{
    /// <summary>A folder of this name holds the adapters' own configuration beside the documents; it is left out.</summary>
    public const string AdaptersFolder = "adapters";

    /// <summary>
    /// Reads a file, or every <c>*.yaml</c> and <c>*.yml</c> of a folder and its subfolders in ordinal order.
    /// Subfolders named <c>adapters</c>, those whose name begins with a dot, and linked ones are left out.
    /// Every document needs its <c>kind</c>; all faults of all files come at once.
    /// </summary>
    public static DocumentSet Read(string path)
    {
        var all = new FaultList();
        var documents = new List<ReadDocument>();
        foreach (var (file, name) in FilesOf(path, all))
        {
            var faults = new FileFaults(all, name);
            if (all.IsFull || !ReadFile(file, faults, documents))
            {
                break;
            }
        }

        if (documents.Count == 0 && all.Faults.Count == 0)
        {
            all.Add(path, default, "", DocumentTexts.NoDocuments.With());
        }

        return new DocumentSet(documents, all.InOrder());
    }

    private static bool ReadFile(string file, FileFaults faults, List<ReadDocument> documents)
    {
        if (DocumentFile.Read(file, faults) is not { } text)
        {
            return true;
        }

        var reader = new DocumentReader(faults);
        foreach (var root in new YamlReader(faults).Read(text).Where(root => !root.IsNull))
        {
            if (documents.Count == DocumentLimits.Documents)
            {
                faults.AddForFile(DocumentTexts.TooManyDocuments.With(DocumentLimits.Documents));
                return false;
            }

            if (reader.Read(root) is { } document)
            {
                documents.Add(document);
            }
        }

        return true;
    }

    private static List<(string File, string Name)> FilesOf(string path, FaultList all)
    {
        if (File.Exists(path))
        {
            return [(path, Path.GetFileName(path))];
        }

        var files = new List<(string, string)>();
        if (!Directory.Exists(path))
        {
            all.Add(path, default, "", DocumentTexts.PathMissing.With());
            return files;
        }

        foreach (var file in Walk(new DirectoryInfo(path), path, all))
        {
            if (files.Count == DocumentLimits.Files)
            {
                all.Add(path, default, "", DocumentTexts.TooManyFiles.With(DocumentLimits.Files));
                break;
            }

            files.Add((file, Relative(path, file)));
        }

        return files;
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder, string root, FaultList all)
    {
        FileSystemInfo[] items;
        try
        {
            items = folder.GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            all.Add(Relative(root, folder.FullName), default, "", DocumentTexts.FileUnreadable.With());
            yield break;
        }

        Array.Sort(items, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var item in items)
        {
            if (item is DirectoryInfo inner)
            {
                // Links are not followed into folders: they can lead in circles, and mounted configuration links each file anyway.
                if (inner.Name != AdaptersFolder && !inner.Name.StartsWith('.') && inner.LinkTarget is null)
                {
                    foreach (var file in Walk(inner, root, all))
                    {
                        yield return file;
                    }
                }
            }
            else if (item.Extension is ".yaml" or ".yml")
            {
                yield return item.FullName;
            }
        }
    }

    private static string Relative(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
}
