using System.Runtime.CompilerServices;

namespace Gateway.Server.Tests.Contracts;

/// <summary>Compares text with a file of the source tree; with UPDATE_GOLDEN=1 in the environment, writes it.</summary>
internal static class Golden
{
    public static void Same(string name, string text, string folder = "contracts", [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "..", "testdata", folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
