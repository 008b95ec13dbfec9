using System.Globalization;

namespace Gateway.Demo.City.Databases;

/// <summary>The ten departments' databases in one folder.</summary>
internal static class CityDatabases
{
    private const string Stamp = "seed-version";

    public static IReadOnlyList<DepartmentDatabase> All { get; } =
        [new Gongan(), new Shichang(), new Minzheng(), new Renshe(), new Ziran(), new Weijian(), new Shuiwu(), new Xinyong(), new Xiaofang(), new Chengguan()];

    public static string PathOf(string folder, string department) => Path.Combine(folder, department + ".db");

    /// <summary>
    /// Makes what is missing. The stamp is written last: without it, or with another version in it, the seeding
    /// starts over. True where it had to.
    /// </summary>
    public static async Task<bool> EnsureAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var stamp = Path.Combine(folder, Stamp);
        var version = CitySeed.Version.ToString(CultureInfo.InvariantCulture);
        if (File.Exists(stamp) && File.ReadAllText(stamp).Trim() == version && All.All(database => File.Exists(PathOf(folder, database.Department))))
        {
            return false;
        }

        File.Delete(stamp);
        CityRegister? register = null;
        await OnItsOwnThread(() => register = CityRegister.Make());
        await Task.WhenAll(All.Select(database => OnItsOwnThread(() => Seed(database, register!, folder))));
        await File.WriteAllTextAsync(stamp, version + "\n");
        return true;
    }

    // Not on the pool, whose few threads of a small machine start the gateway meanwhile.
    private static Task OnItsOwnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Seed(DepartmentDatabase database, CityRegister register, string folder)
    {
        var path = PathOf(folder, database.Department);
        foreach (var suffix in (string[])["", "-journal", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }

        database.Seed(register, path);
    }
}
