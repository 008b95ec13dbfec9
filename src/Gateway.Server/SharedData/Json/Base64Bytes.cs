namespace Gateway.Server.SharedData.Json;

/// <summary>Base64 of both alphabets, with padding or without (RFC 4648 §4 and §5).</summary>
internal static class Base64Bytes
{
    private const byte None = 0xFF;

    private static readonly byte[] s_values = Values();

    /// <summary>Greatest number of bytes that a text of that length stands for.</summary>
    public static int GreatestLength(int textLength) => (textLength / 4 * 3) + 3;

    /// <summary>Reads a text.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length % 4 == 0 && text is [.., (byte)'='])
        {
            text = text[^2] == '=' ? text[..^2] : text[..^1];
        }

        if (text.Length % 4 == 1)
        {
            return false;
        }

        uint bits = 0;
        var held = 0;
        foreach (var sign in text)
        {
            var value = s_values[sign];
            if (value == None)
            {
                return false;
            }

            bits = (bits << 6) | value;
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                bytes[written++] = (byte)(bits >> held);
            }
        }

        return true;
    }

    private static byte[] Values()
    {
        var values = new byte[256];
        Array.Fill(values, None);
        var signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;
        for (var i = 0; i < signs.Length; i++)
        {
            values[signs[i]] = (byte)i;
        }

        values['-'] = values['+'];
        values['_'] = values['/'];
        return values;
    }
}
