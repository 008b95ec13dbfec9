using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Interop.Dwellings;

/// <summary>A city whose gateway ran before the dwellings were registered, and what a foreign client needs to call them.</summary>
public sealed class DwellingCity : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, string> s_metadata =
        typeof(DwellingCity).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(each => each.Key, each => each.Value!, StringComparer.Ordinal);

    private DwellingRegister? _register;

    internal TestCity City { get; private set; } = null!;

    internal TestCertificateFiles Tls { get; private set; } = null!;

    /// <summary>Folder of google.rpc.*, which each client brings itself.</summary>
    internal static string CommonProtos => Path.Combine(s_metadata["CommonProtos"], "content", "protos");

    public async ValueTask InitializeAsync()
    {
        // The tests claim what does not match more often than a consumer may.
        City = await TestCity.StartAsync(options => options.Verification.MismatchesPerDay = 100);
        _register = await DwellingRegister.StartAsync(City.Authority, City.Folder);
        Tls = City.Certificate("shenpi", "shenpi-window").WriteTo(City.Folder.At("client-tls"));
        await City.ApplyAsync(DwellingEntry.All(_register.Address));
        await UntilVersionAsync(1, "1.1");
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        if (_register is not null)
        {
            await _register.DisposeAsync();
        }
    }

    /// <summary>Waits until calls of the major version are answered by that version.</summary>
    internal Task UntilVersionAsync(uint major, string version)
    {
        var client = City.Consumer();
        var request = Registered.Lookup(lookup =>
        {
            (lookup.Department, lookup.Entry, lookup.Major) = (DwellingEntry.Department, DwellingEntry.Name, major);
            lookup.Fields.Clear();
            lookup.Fields.Add("owner_name");
        });
        return Poll.UntilSucceedsAsync(
            async token =>
            {
                var answer = await client.LookupAsync(request, cancellationToken: token);
                Assert.Equal(version, answer.Provenance.Version);
                return answer;
            },
            s_patience,
            $"version {version} answers");
    }

    /// <summary>A client of the doors that speak HTTP.</summary>
    internal HttpClient Http() =>
        new(TestChannel.Handler(City.Authority, City.Certificate("shenpi", "shenpi-window"))) { BaseAddress = City.Gateway.Address };

    /// <summary>Downloads the contracts as they are now; the folder.</summary>
    internal async Task<string> DownloadAsync()
    {
        var folder = City.Folder.At($"contracts-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        using var http = Http();
        await using var zip = await http.GetStreamAsync("/v1/contracts.zip");
        await ZipFile.ExtractToDirectoryAsync(zip, folder);
        return folder;
    }

    /// <summary>Compiles a downloaded contract for clients that read descriptors; the descriptor set.</summary>
    internal async Task<string> CompileAsync(string contracts, string file)
    {
        var tools = s_metadata["GrpcTools"];
        var platform = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux_arm64" : "linux_x64";
        var set = Path.Combine(contracts, "contracts.binpb");
        await using var protoc = ChildProcess.Start(
            Path.Combine(tools, "tools", platform, "protoc"),
            ["--include_imports", $"--descriptor_set_out={set}", $"-I{contracts}", $"-I{CommonProtos}", $"-I{Path.Combine(tools, "build", "native", "include")}",
                file, "google/rpc/status.proto", "google/rpc/error_details.proto"]);
        Assert.True(await protoc.WaitForExitAsync(s_patience, TestContext.Current.CancellationToken) == 0, protoc.Tail);
        return set;
    }
}
