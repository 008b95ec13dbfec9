namespace Gateway.Demo.Running;

/// <summary>Where the city keeps what.</summary>
internal sealed class DemoFolder(string root)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Path.GetFullPath(root);

    public string Tls => Path.Combine(Root, "tls");

    public string Databases => Path.Combine(Root, "db");

    /// <summary>The gateway's own state.</summary>
    public string Gateway => Path.Combine(Root, "gateway");

    /// <summary>The documents as they were applied: the sample, with the addresses of this run.</summary>
    public string Documents => Path.Combine(Root, "city");

    public string CityFile => Path.Combine(Root, "city.json");

    /// <summary>The receipts that the approval systems keep.</summary>
    public string Receipts => Path.Combine(Root, "receipts.jsonl");

    /// <summary>The state of a department's adapter: its configuration, its journal, its key.</summary>
    public string AdapterOf(string department) => Path.Combine(Root, "adapters", department);

    /// <summary>The state of a department's own API: its secret, its log.</summary>
    public string ApiOf(string department) => Path.Combine(Root, "apis", department);

    public void Create()
    {
        foreach (var folder in (string[])[Root, Tls, Databases, Gateway, Documents])
        {
            CreatePrivate(folder);
        }
    }

    /// <summary>Databases and keys are nobody else's business.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Owner);
        }
    }
}
