namespace Gateway.Client.Tests.Running;

/// <summary>What a disk does.</summary>
public enum DiskFault
{
    /// <summary>All is well.</summary>
    None,

    /// <summary>It went away, as one behind a network does: not even a file's length is to be had.</summary>
    Gone,

    /// <summary>It takes the half of what is written, and does not let it be cut off.</summary>
    Halfway,
}
