using Gateway.Testing;

namespace Gateway.Server.Tests.Process;

/// <summary>The gateway's program.</summary>
internal static class GatewayProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static string FilePath => Path.Combine(AppContext.BaseDirectory, "Gateway.Server.dll");

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ChildProcess> StartAsync(string configurationPath, int managementPort)
    {
        var program = Launch(configurationPath);
        try
        {
            await UntilReadyAsync(program, managementPort);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it.</summary>
    public static ChildProcess Launch(string configurationPath, IReadOnlyDictionary<string, string?>? environment = null) =>
        ChildProcess.Start("dotnet", [FilePath, "--config", configurationPath], environment);

    /// <summary>Runs one of its commands to the end: its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> CommandAsync(
        string command, string configurationPath, string[] more, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var program = ChildProcess.Start("dotnet", [FilePath, command, "--config", configurationPath, .. more], environment);
        var code = await program.WaitForExitAsync(s_patience);
        return (code, program.Output + program.Errors);
    }

    /// <summary>Waits until it is ready.</summary>
    public static async Task UntilReadyAsync(ChildProcess program, int managementPort)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{managementPort}") };
        await Poll.UntilAsync(() => IsReadyAsync(program, http), s_patience, "the gateway is ready");
    }

    private static async Task<bool> IsReadyAsync(ChildProcess program, HttpClient http)
    {
        Assert.False(program.HasExited, program.Tail);
        try
        {
            using var response = await http.GetAsync("/readyz");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
