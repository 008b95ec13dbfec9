using System.Diagnostics;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Faults;

public sealed class LogDiskTests
{
    [Fact]
    public async Task A_full_disk_under_the_log_stops_data_and_it_resumes_by_itself()
    {
        using var folder = new TemporaryFolder();
        var mount = Directory.CreateDirectory(folder.At("small")).FullName;
        if (!await TryRunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount))
        {
            Assert.Skip("mounting a tmpfs needs root");
        }

        try
        {
            await using var city = await TestCity.StartAsync(options => options.Log.Path = Path.Combine(mount, "log.db"));
            var client = city.Consumer();
            var ballast = Path.Combine(mount, "ballast");
            await FillAsync(ballast);

            await Poll.UntilAsync(async () => await ReasonAsync(client) == "LOG_UNAVAILABLE", TimeSpan.FromSeconds(30), "data stops flowing");
            city.Adapter.Forget();
            Assert.Equal("LOG_UNAVAILABLE", await ReasonAsync(client));
            Assert.Empty(city.Adapter.Fetched);
            using var http = new HttpClient { BaseAddress = city.Gateway.ManagementAddress };
            using var ready = await http.GetAsync("/readyz");
            Assert.False(ready.IsSuccessStatusCode);

            File.Delete(ballast);

            await Poll.UntilAsync(async () => await ReasonAsync(client) is null, TimeSpan.FromSeconds(30), "data flows again");
        }
        finally
        {
            Assert.True(await TryRunAsync("umount", "-l", mount));
        }
    }

    private static async Task FillAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                await file.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // The disk is full, which is what was wanted.
            return;
        }
    }

    private static async Task<string?> ReasonAsync(SharedDataService.SharedDataServiceClient client)
    {
        try
        {
            await client.LookupAsync(Registered.Lookup());
            return null;
        }
        catch (Grpc.Core.RpcException exception)
        {
            return Grpc.Core.RpcExceptionExtensions.GetRpcStatus(exception)?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason;
        }
    }

    private static async Task<bool> TryRunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
