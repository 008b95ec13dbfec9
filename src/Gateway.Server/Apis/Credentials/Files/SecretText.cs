using System.Text;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Apis.Credentials.Files;

/// <summary>Reads a secret from its file. No message repeats a part of it.</summary>
internal static class SecretText
{
    private const int GreatestBytes = 64 << 10;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the file without the white space around it.</summary>
    /// <param name="path">The file: UTF-8, at most 64 KiB.</param>
    /// <param name="rule">What the secret must be.</param>
    /// <exception cref="ConfigurationException">There is no such file, or it holds something else.</exception>
    public static string Read(string path, SecretRule rule)
    {
        string text;
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[GreatestBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > GreatestBytes)
            {
                throw new ConfigurationException($"{path}: is larger than 64 KiB.");
            }

            text = s_utf8.GetString(bytes.AsSpan(0, length)).Trim('\uFEFF').Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: {exception.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new ConfigurationException($"{path}: is not UTF-8.");
        }

        return SecretRules.FaultOf(rule, text) is { } fault ? throw new ConfigurationException($"{path}: {fault}") : text;
    }
}
