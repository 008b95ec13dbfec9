using System.Security.Cryptography;

namespace Gateway.Demo.Running;

/// <summary>A secret that a department gave the gateway, in a file that its owner alone may read.</summary>
internal static class SecretFile
{
    /// <summary>Makes the file where there is none, with this number of random bytes as hexadecimal text. Its path.</summary>
    public static string Ensure(string path, int bytes = 16)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes)));
        }

        return path;
    }
}
