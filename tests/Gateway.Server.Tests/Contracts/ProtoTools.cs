using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;
using Gateway.Testing;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Contracts;

/// <summary>The compiler and buf, as the build and the checks use them.</summary>
internal static class ProtoTools
{
    private static readonly string s_tools = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "GrpcTools").Value!;

    private static readonly string s_platform = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "linux_arm64" : "linux_x64";

    /// <summary>Writes the contracts and what they import below a folder.</summary>
    public static void Write(string folder, IEnumerable<Entry> entries)
    {
        foreach (var (name, text) in ImportedFiles.All)
        {
            WriteFile(folder, name, text);
        }

        foreach (var entry in entries)
        {
            WriteFile(folder, ContractNames.FileOf(entry.Key), System.Text.Encoding.UTF8.GetBytes(ProtoText.Of(entry)));
        }
    }

    /// <summary>Compiles files of a folder.</summary>
    public static async Task<FileDescriptorSet> CompileAsync(string folder, IEnumerable<string> files)
    {
        var (list, set) = (Path.Combine(folder, "files.txt"), Path.Combine(folder, "set.binpb"));
        await File.WriteAllLinesAsync(list, files);
        var (code, output) = await RunAsync(
            Path.Combine(s_tools, "tools", s_platform, "protoc"), folder, $"--descriptor_set_out={set}", "-I.", "-I" + Path.Combine(s_tools, "build", "native", "include"), "--fatal_warnings", $"@{list}");
        Assert.True(code == 0, output);
        return FileDescriptorSet.Parser.ParseFrom(await File.ReadAllBytesAsync(set));
    }

    /// <summary>Runs buf with the settings of the repository over a folder; its exit code and what it says.</summary>
    public static async Task<(int Code, string Output)> BufAsync(string folder, params string[] arguments)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "buf.yaml"),
            """
            version: v2
            lint:
              use: [STANDARD, COMMENTS]
              ignore: [google]
            breaking:
              use: [WIRE_JSON]
            """);
        var buf = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "node_modules", "@bufbuild"), "buf", SearchOption.AllDirectories);
        return await RunAsync(Assert.Single(buf), folder, arguments);
    }

    /// <summary>Validates an OpenAPI document and its examples.</summary>
    public static Task<(int Code, string Output)> CheckOpenApiAsync(string file) => RunAsync(
        "node",
        Path.GetDirectoryName(file)!,
        Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Server.Tests", "Contracts", "openapi-check.mjs"),
        Path.Combine(RepositoryRoot.Path, "tests"),
        file);

    /// <summary>Which bodies another validator takes, by their schemas: a line of 1 and 0 for each line of the file.</summary>
    public static Task<(int Code, string Output)> CheckSchemasAsync(string file) => RunAsync(
        "node",
        Path.GetDirectoryName(file)!,
        Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Server.Tests", "Apis", "Schemas", "schema-check.mjs"),
        Path.Combine(RepositoryRoot.Path, "tests"),
        file);

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static void WriteFile(string folder, string name, byte[] text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, text);
    }
}
