using System.Security.Cryptography;

namespace Gateway.Demo.Running;

/// <summary>A secret that a department gave the gateway, in a file that its owner alone may read.</summary>
internal static class SecretFile
{
    /// <summary>Makes the file where there is none. Its path.</summary>
    public static string Ensure(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        }

        return path;
    }
}
