using Gateway.Audit;
using Gateway.Storage;

namespace Gateway.Server.Doctor.Checks;

/// <summary>Room on the disks that the gateway writes to. A full disk stops the exchange log, and with it all data.</summary>
internal sealed class DiskCheck(GatewayOptions options) : ICheck
{
    private const long Least = 256L << 20;
    private const long Usual = 4L << 30;

    public string Name => "disk";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        if (options.Storage.Provider == StorageProvider.Sqlite)
        {
            paths.Add(options.Storage.Path!);
        }

        if (options.Log.Store == LogStoreKind.Sqlite)
        {
            paths.Add(options.Log.Path);
        }

        var folders = paths.Select(path => NearestFolder(Path.GetFullPath(path))).Distinct(StringComparer.Ordinal).ToList();
        return Task.FromResult<IReadOnlyList<Finding>>(folders.Count == 0
            ? [Finding.Well(Name, "", "the gateway writes to no disk of this machine.", "网关不写本机磁盘。")]
            : [.. folders.Select(Look)]);
    }

    private static string NearestFolder(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? "/";
    }

    private Finding Look(string folder)
    {
        var drive = new DriveInfo(folder);
        var free = drive.AvailableFreeSpace;
        var said = new Words($"{free >> 20} MiB are free.", $"剩余 {free >> 20} MiB。");
        return free >= Usual
            ? new(Name, folder, FindingState.Ok, said)
            : new(Name, folder, free >= Least ? FindingState.Warning : FindingState.Failure, said,
                new("Make room: when the disk is full the exchange log cannot be written, and no data flows.", "请腾出空间：磁盘写满后交换日志无法写入，数据不再流出。"));
    }
}
