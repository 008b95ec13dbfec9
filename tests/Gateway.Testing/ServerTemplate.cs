namespace Gateway.Testing;

/// <summary>A freshly initialised data folder, made once per process and copied for every server.</summary>
internal sealed class ServerTemplate(ServerAccount account, Func<string, Task> initialise)
{
    private readonly Lazy<Task<string>> made = new(() => MakeAsync(account, initialise));

    /// <summary>Copies the data folder to a path in a folder of the account.</summary>
    public async Task CopyToAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var template = await made.Value.WaitAsync(cancellationToken);
        await account.RunAsync(Programs.Find("cp", "coreutils"), ["-a", template, Path.Combine(folder, name)], folder, cancellationToken);
    }

    private static async Task<string> MakeAsync(ServerAccount account, Func<string, Task> initialise)
    {
        // Kept until the process ends.
        var folder = new TemporaryFolder();
        await account.OwnAsync(folder.Path, CancellationToken.None);
        var data = folder.At("template");
        await initialise(data);
        return data;
    }
}
