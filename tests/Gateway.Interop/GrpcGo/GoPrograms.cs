using System.Reflection;
using System.Runtime.InteropServices;
using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>The client and the server in Go, built of Debian's sources once in a run; what was built before is kept among the artifacts.</summary>
internal sealed class GoPrograms
{
    private const string Library = "/usr/share/gocode";
    private const string TestService = "google.golang.org/grpc/interop/grpc_testing";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly string s_folder = Path.Combine(RepositoryRoot.Path, "artifacts", "grpc-go");
    private static readonly Lazy<Task<GoPrograms>> s_built = new(BuildAsync);

    /// <summary>What cannot be built for want of its sources; null where they are there.</summary>
    public static string? Missing { get; } = File.Exists(Path.Combine(s_folder, "src", TestService, "test.proto"))
        ? null
        : "the interop tests of grpc-go are in no package of Debian's but in its sources, which tests/run.sh could not fetch here";

    private GoPrograms(byte[] descriptors) => Descriptors = descriptors;

    /// <summary>The descriptor set of grpc.testing, as protoc writes it.</summary>
    public byte[] Descriptors { get; }

    /// <summary>The interop test client.</summary>
    public string Client => Program("client");

    /// <summary>The interop test server.</summary>
    public string Server => Program("server");

    /// <summary>Builds them, or finds them built.</summary>
    public static Task<GoPrograms> GetAsync() => s_built.Value;

    private static string Program(string name) => Path.Combine(s_folder, "bin", name);

    private static async Task<GoPrograms> BuildAsync()
    {
        var protos = Path.Combine(s_folder, "src", TestService);

        // Debian keeps an older protobuf for Go than the one that the sources were generated for.
        await BuildAsync("protoc-gen-go", "github.com/golang/protobuf/protoc-gen-go");
        var descriptors = Path.Combine(s_folder, "test.binpb");
        await RunAsync(
            Protoc(), s_folder, $"--plugin={Program("protoc-gen-go")}", $"--go_out=paths=source_relative:{protos}",
            "--include_imports", $"--descriptor_set_out={descriptors}", $"-I{protos}", "test.proto");
        await BuildAsync("client", "./client");
        await BuildAsync("server", "./server");
        return new GoPrograms(await File.ReadAllBytesAsync(descriptors));
    }

    private static Task BuildAsync(string name, string package) => RunAsync(
        "go", Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Interop", "Go"), "build", "-o", Program(name), package);

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>
        {
            // No modules: these would be fetched from afar.
            ["GO111MODULE"] = "off",
            ["GOPATH"] = $"{Library}:{s_folder}",
            ["GOCACHE"] = Path.Combine(s_folder, "cache"),
            ["GOFLAGS"] = "",
            ["CGO_ENABLED"] = "0",
        };
        await using var process = ChildProcess.Start(program, arguments, environment, folder);
        if (await process.WaitForExitAsync(s_patience) != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}:\n{process.Tail}");
        }
    }

    private static string Protoc() => Path.Combine(
        typeof(GoPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "GrpcTools").Value!,
        "tools",
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux_arm64" : "linux_x64",
        "protoc");
}
