using System.Buffers.Text;
using System.Text;

namespace Gateway.Server.Apis.Requests;

/// <summary>Texts in binary metadata of gRPC: UTF-8 in base64, padded or not.</summary>
internal static class BinaryText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one; false where it is none, or empty.</summary>
    public static bool TryRead(string value, out string text)
    {
        text = "";
        var padded = value.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        if (!Base64.IsValid(padded))
        {
            return false;
        }

        try
        {
            text = s_strict.GetString(Convert.FromBase64String(padded));
            return text.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
