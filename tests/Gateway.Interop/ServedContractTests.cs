using Gateway.Interop.Dwellings;
using Gateway.Testing;

namespace Gateway.Interop;

/// <summary>
/// The stubs of this project are generated from what the gateway hands out, byte for byte. Run with GATEWAY_WRITE_DOCS=1 to
/// write the copy anew.
/// </summary>
public sealed class ServedContractTests(DwellingCity city) : IClassFixture<DwellingCity>
{
    private const string File = "shared/zhujian/v1/dwelling.proto";

    private static readonly string s_copy = Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Interop", "contracts", File);

    [Fact]
    public async Task It_is_the_file_that_the_stubs_were_generated_from()
    {
        using var http = city.Http();
        var served = await http.GetByteArrayAsync("/v1/contracts/zhujian/dwelling.proto", TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("GATEWAY_WRITE_DOCS") == "1")
        {
            await System.IO.File.WriteAllBytesAsync(s_copy, served, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await System.IO.File.ReadAllBytesAsync(s_copy, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task It_is_the_same_in_the_zip()
    {
        var folder = await city.DownloadAsync();

        Assert.Equal(
            await System.IO.File.ReadAllBytesAsync(s_copy, TestContext.Current.CancellationToken),
            await System.IO.File.ReadAllBytesAsync(Path.Combine(folder, File), TestContext.Current.CancellationToken));
    }
}
