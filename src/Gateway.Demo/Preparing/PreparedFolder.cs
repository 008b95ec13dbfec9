using Gateway.Demo.Running;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Preparing;

/// <summary>
/// What was made for the whole city, and a folder for each service with its own part of that: no service needs to see another's keys.
/// </summary>
internal sealed class PreparedFolder(string root)
{
    private const UnixFileMode OwnerAndGroup =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    /// <summary>Databases, certificates and the authority's key. No service gets it.</summary>
    public DemoFolder Made { get; } = new(Path.Combine(root, "made"));

    /// <summary>The folder of a service that runs as the user of this one.</summary>
    public string Of(string service)
    {
        var folder = Path.Combine(root, service);
        DemoFolder.CreatePrivate(folder);
        return folder;
    }

    /// <summary>The folder of a service that has a user of its own, and this one's group besides.</summary>
    public string OfGroup(string service)
    {
        var folder = Of(service);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, OwnerAndGroup);
        }

        return folder;
    }

    /// <summary>Puts a certificate into a service's folder; its paths from there.</summary>
    public static CertificateFiles Put(string folder, string name, CertificateFiles files)
    {
        DemoFolder.CreatePrivate(Path.Combine(folder, "tls"));
        var put = new CertificateFiles($"tls/{name}.pem", $"tls/{name}.key", "tls/authority.pem");
        PutFile(files.Certificate, Path.Combine(folder, put.Certificate));
        PutFile(files.Key, Path.Combine(folder, put.Key));
        PutFile(files.Authority, Path.Combine(folder, put.Authority));
        return put;
    }

    /// <summary>Puts a file, unless it is there: a service that runs keeps what it has open.</summary>
    public static void PutFile(string source, string target)
    {
        var (wanted, there) = (new FileInfo(source), new FileInfo(target));
        if (there.Exists && there.Length == wanted.Length && there.LastWriteTimeUtc == wanted.LastWriteTimeUtc)
        {
            return;
        }

        var unfinished = target + ".tmp";
        File.Copy(source, unfinished, overwrite: true);
        File.SetLastWriteTimeUtc(unfinished, wanted.LastWriteTimeUtc);
        File.Move(unfinished, target, overwrite: true);
    }
}
