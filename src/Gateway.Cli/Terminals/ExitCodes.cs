namespace Gateway.Cli.Terminals;

/// <summary>What the command's exit code says.</summary>
public static class ExitCodes
{
    /// <summary>Done; for a lookup, answered, be it that the source holds no record.</summary>
    public const int Done = 0;

    /// <summary>The gateway refused or failed, or a file has faults.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the connection's settings are wrong.</summary>
    public const int Usage = 2;

    /// <summary>The gateway could not be reached, or did not answer.</summary>
    public const int NotConnected = 3;

    /// <summary>The command itself failed.</summary>
    public const int Fault = 4;

    /// <summary>Interrupted by Ctrl-C or SIGTERM.</summary>
    public const int Interrupted = 130;
}
