using Microsoft.Extensions.Configuration;

namespace Gateway.Hosting.Configuration;

/// <summary>One YAML or JSON file, with environment variables over it, read strictly into options.</summary>
public sealed class ConfigurationFile
{
    private readonly IConfigurationRoot _root;
    private readonly YamlTree _tree;

    private ConfigurationFile(string path, IConfigurationRoot root, YamlTree tree) => (Path, _root, _tree) = (path, root, tree);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Reads a file. JSON is YAML, so one reader serves both.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environmentPrefix">Variables <c>PREFIXkey__key</c> override the file's keys; null where none do.</param>
    /// <exception cref="ConfigurationException">The file is missing or is not YAML.</exception>
    public static ConfigurationFile Read(string path, string? environmentPrefix)
    {
        var full = System.IO.Path.GetFullPath(path);
        var tree = YamlTree.Read(full);
        var builder = new ConfigurationBuilder().AddInMemoryCollection(tree.Values);
        if (environmentPrefix is not null)
        {
            builder.AddEnvironmentVariables(environmentPrefix);
        }

        return new ConfigurationFile(full, builder.Build(), tree);
    }

    /// <summary>Reads the options; relative paths in it count from the file's folder.</summary>
    /// <param name="faults">Receives every key that is unknown or cannot be read.</param>
    public T Bind<T>(ICollection<ConfigurationFault> faults)
        where T : class, new() => StrictBinder.Bind<T>(_root, faults);

    /// <summary>The fault as a line for people: file, line, key, what to write instead.</summary>
    public string Describe(ConfigurationFault fault)
    {
        var line = _tree.LineOf(fault.Key);
        return line is null ? $"{Path}: {fault.Key}: {fault.Message}" : $"{Path}:{line}: {fault.Key}: {fault.Message}";
    }
}
