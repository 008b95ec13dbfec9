using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

/// <summary>Folders of containers: they belong to a container's user.</summary>
internal static class OwnedFolder
{
    /// <summary>Gives a folder to a user.</summary>
    public static async Task GiveToAsync(string folder, string user)
    {
        Directory.CreateDirectory(folder);
        await using var chown = ChildProcess.Start("chown", ["-R", $"{user}:{user}", folder]);
        Assert.Equal(0, await chown.WaitForExitAsync(TimeSpan.FromSeconds(30)));
    }
}
