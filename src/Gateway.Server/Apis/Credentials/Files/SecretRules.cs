using System.Text;

namespace Gateway.Server.Apis.Credentials.Files;

/// <summary>What a secret must be to go where it goes.</summary>
internal enum SecretRule
{
    /// <summary>Any text without control characters.</summary>
    Text,

    /// <summary>Visible ASCII without spaces: nothing that could end a header.</summary>
    Token,

    /// <summary>Printable ASCII.</summary>
    HeaderValue,

    /// <summary>A text of 16, 24 or 32 bytes.</summary>
    AesKey,
}

/// <summary>Judges secrets without repeating them.</summary>
internal static class SecretRules
{
    /// <summary>Why it cannot be used; null where it can.</summary>
    public static string? FaultOf(SecretRule rule, string secret) => secret.Length == 0 ? "is empty." : rule switch
    {
        SecretRule.Token => IsToken(secret) ? null : "must hold visible ASCII characters without spaces.",
        SecretRule.HeaderValue => secret.All(character => character is >= ' ' and <= '~') ? null : "must hold printable ASCII characters on one line.",
        SecretRule.AesKey when Encoding.UTF8.GetByteCount(secret) is not (16 or 24 or 32) => "must hold 16, 24 or 32 bytes: it is an AES key.",
        _ => secret.Any(char.IsControl) ? "must not hold control characters." : null,
    };

    /// <summary>Visible ASCII without spaces, and not empty.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(character => character is > ' ' and <= '~');
}
