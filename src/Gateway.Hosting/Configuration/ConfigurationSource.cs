namespace Gateway.Hosting.Configuration;

/// <summary>Where a program's options come from: read at its start, and again when the file changes.</summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="path">The YAML or JSON file.</param>
/// <param name="environmentPrefix">Variables <c>PREFIXkey__key</c> override the file's keys.</param>
/// <param name="validate">Makes paths absolute from the folder that it is given, and adds the faults that lie between or behind the keys.</param>
public sealed class ConfigurationSource<T>(string path, string environmentPrefix, Action<T, string, ICollection<ConfigurationFault>> validate)
    where T : class, new()
{
    /// <summary>Full path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Reads the options.</summary>
    /// <param name="sections">First parts of the keys whose faults are told; null for all.</param>
    /// <returns>The options, and every fault as a line for people; options with faults are not to be used.</returns>
    /// <exception cref="ConfigurationException">The file is missing or is not YAML.</exception>
    public (T Options, IReadOnlyList<string> Faults) Read(IReadOnlyList<string>? sections = null)
    {
        var file = ConfigurationFile.Read(Path, environmentPrefix);
        var faults = new List<ConfigurationFault>();
        var options = file.Bind<T>(faults);
        validate(options, System.IO.Path.GetDirectoryName(Path)!, faults);
        return (options, [.. faults.Where(fault => sections?.Contains(SectionOf(fault)) ?? true).Select(file.Describe)]);
    }

    private static string SectionOf(ConfigurationFault fault) => fault.Key.Split('.', '[')[0];
}
