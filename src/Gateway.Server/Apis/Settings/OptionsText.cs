using System.Security.Cryptography;
using System.Text.Json;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Apis.Settings;

/// <summary>Options as a text that is the same where they mean the same, so that what did not change is kept, with its connections.</summary>
internal static class OptionsText
{
    /// <summary>The text.</summary>
    /// <param name="options">The options.</param>
    /// <param name="authorities">A file whose content is part of what they mean.</param>
    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static string Of<T>(T options, string? authorities)
    {
        try
        {
            // Hashed, since options hold passwords of databases, which are not to lie about for longer than they are needed.
            byte[] text = [.. JsonSerializer.SerializeToUtf8Bytes(options), .. string.IsNullOrEmpty(authorities) ? [] : File.ReadAllBytes(authorities)];
            return Convert.ToHexString(SHA256.HashData(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{authorities}: {exception.Message}");
        }
    }
}
