namespace Gateway.Testing;

/// <summary>The user a database server runs as: it refuses root, so root steps down to the server's own user.</summary>
internal sealed class ServerAccount
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // "uid:gid" to step down to, or null to stay.
    private readonly string? account;

    public ServerAccount(string user)
    {
        // "nobody" serves where the binaries were unpacked by hand and no package made the user.
        account = Environment.IsPrivilegedProcess ? NumbersOf(user) ?? NumbersOf("nobody") : null;
    }

    /// <summary>Gives a file or folder to the account.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (account is not null)
        {
            await using var process = ChildProcess.Start(Programs.Find("chown", "coreutils"), ["-R", account, path]);
            await EndAsync(process, "chown", cancellationToken);
        }
    }

    /// <summary>Starts a program as the account.</summary>
    public ChildProcess Start(string program, IEnumerable<string> arguments, string folder) => account?.Split(':') is not [var user, var group]
        ? ChildProcess.Start(program, arguments, workingDirectory: folder)
        : ChildProcess.Start(
            Programs.Find("setpriv", "util-linux"),
            [$"--reuid={user}", $"--regid={group}", "--clear-groups", program, .. arguments],
            workingDirectory: folder);

    /// <summary>Runs a program as the account to its end.</summary>
    public async Task RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        await using var process = Start(program, arguments, folder);
        await EndAsync(process, Path.GetFileName(program), cancellationToken);
    }

    private static async Task EndAsync(ChildProcess process, string name, CancellationToken cancellationToken)
    {
        if (await process.WaitForExitAsync(Patience, cancellationToken) != 0)
        {
            throw process.Failure($"({name}) failed");
        }
    }

    private static string? NumbersOf(string user) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .Where(fields => fields[0] == user)
        .Select(fields => $"{fields[2]}:{fields[3]}")
        .FirstOrDefault();
}
