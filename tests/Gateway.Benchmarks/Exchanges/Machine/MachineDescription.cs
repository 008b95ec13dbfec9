using System.Globalization;
using System.Runtime.InteropServices;

namespace Gateway.Benchmarks.Exchanges.Machine;

/// <summary>What the figures were measured on.</summary>
internal static class MachineDescription
{
    public static string Text()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({Field("/proc/cpuinfo", "model name")}), {memory:F0} GiB, {Field("/etc/os-release", "PRETTY_NAME")}, Linux {Environment.OSVersion.Version}, {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The garbage collector of a program of this build, as its runtime configuration says.</summary>
    public static string Collector(string program)
    {
        var settings = Path.Combine(AppContext.BaseDirectory, program + ".runtimeconfig.json");
        var isServer = File.Exists(settings)
            && File.ReadAllText(settings).Contains("\"System.GC.Server\": true", StringComparison.Ordinal);
        return isServer ? "server" : "workstation";
    }

    private static string Field(string file, string name)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(each => each.StartsWith(name, StringComparison.Ordinal)) : null;
        return line?[(line.AsSpan().IndexOfAny('=', ':') + 1)..].Trim(' ', '"') ?? "unknown";
    }
}
