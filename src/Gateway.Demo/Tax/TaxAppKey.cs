using System.Security.Cryptography;

namespace Gateway.Demo.Tax;

/// <summary>The app key that Taxation gave the gateway: both keep it in a file, here one and the same.</summary>
internal static class TaxAppKey
{
    /// <summary>Makes the file where there is none. Its path.</summary>
    public static string Ensure(string folder)
    {
        var path = Path.Combine(folder, "app.key");
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
