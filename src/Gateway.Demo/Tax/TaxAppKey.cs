using Gateway.Demo.Running;

namespace Gateway.Demo.Tax;

/// <summary>The app key that Taxation gave the gateway: both keep it in a file, here one and the same.</summary>
internal static class TaxAppKey
{
    /// <summary>Makes the file where there is none. Its path.</summary>
    public static string Ensure(string folder) => SecretFile.Ensure(PathIn(folder));

    /// <summary>Where the file is.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "app.key");
}
