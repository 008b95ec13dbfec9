using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

/// <summary>A folder of the machine as a container sees it.</summary>
internal sealed record Mount(string Source, string Target, bool ReadOnly);

/// <summary>How an image is run: a read-only root, and what is given here over it.</summary>
internal sealed class Container(Image image)
{
    // Where the base image has the runtime; here it is the one that runs the tests.
    private const string Runtime = "/opt/dotnet";

    private static readonly string s_runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>Volumes and configuration.</summary>
    public List<Mount> Mounts { get; } = [];

    /// <summary>Folders in memory.</summary>
    public List<string> InMemory { get; } = [];

    /// <summary>Variables over those of the image.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>User and group, where not the image's: <c>999:1000</c>.</summary>
    public string? User { get; set; }

    /// <summary>Further groups, separated by commas.</summary>
    public string Groups { get; set; } = "";

    /// <summary>File of the names it can look up.</summary>
    public string Hosts { get; set; } = "/etc/hosts";

    /// <summary>Skips the test where the machine gives it no namespaces.</summary>
    public static void RequireNamespaces() =>
        Assert.SkipUnless(System.Environment.IsPrivilegedProcess, "Only root can run a program with a root file system and a user of its own.");

    /// <summary>Runs the image's program with these arguments, or with its own command.</summary>
    public ChildProcess Start(IEnumerable<string>? arguments = null) => Run([.. image.EntryPoint, .. arguments ?? image.Command]);

    /// <summary>Runs a program of the image.</summary>
    public ChildProcess Run(IEnumerable<string> command)
    {
        var user = (User ?? image.User).Split(':');
        var variables = new Dictionary<string, string>(image.Environment)
        {
            ["PATH"] = $"{Runtime}:/usr/sbin:/usr/bin:/sbin:/bin",
            ["DOTNET_ROOT"] = Runtime,
        };
        foreach (var (name, value) in Environment)
        {
            variables[name] = value;
        }

        return ChildProcess.Start("sh",
        [
            Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Deployment.Tests", "Images", "container.sh"),
            image.Root, user[0], user[^1], Groups, Hosts, image.WorkingDirectory,
            .. Mounts.Append(new Mount(s_runtime, Runtime, ReadOnly: true)).SelectMany(mount => new[] { "-v", mount.Source, mount.Target, mount.ReadOnly ? "ro" : "rw" }),
            .. InMemory.SelectMany(target => new[] { "-t", target }),
            "--",
            .. variables.Select(variable => $"{variable.Key}={variable.Value}"),
            .. command,
        ]);
    }
}
