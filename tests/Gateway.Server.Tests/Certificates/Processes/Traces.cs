using System.Text;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Searches bytes for values, in every form in which they could have got there.</summary>
internal sealed class Traces(IEnumerable<string> values)
{
    // Bytes as characters of the same number, so that any bytes can be searched.
    private static readonly Encoding s_bytes = Encoding.Latin1;

    private readonly System.Buffers.SearchValues<string> _forms =
        System.Buffers.SearchValues.Create([.. values.SelectMany(FormsOf).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    /// <summary>The first trace with what stands around it; null where there is none.</summary>
    public string? FindIn(ReadOnlySpan<byte> content)
    {
        var text = s_bytes.GetString(content);
        var at = text.AsSpan().IndexOfAny(_forms);
        return at < 0 ? null : text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
    }

    /// <inheritdoc cref="FindIn(ReadOnlySpan{byte})"/>
    public string? FindIn(string content) => FindIn(Encoding.UTF8.GetBytes(content));

    private static IEnumerable<string> FormsOf(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return s_bytes.GetString(bytes);
        yield return s_bytes.GetString(Encoding.Unicode.GetBytes(value));
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        for (var before = 0; before < 3; before++)
        {
            // Within a longer text, as far as the characters are of this value alone.
            var base64 = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var whole = base64[(before == 0 ? 0 : before + 1)..((before + bytes.Length) * 8 / 6)];
            yield return whole;
            yield return whole.Replace('+', '-').Replace('/', '_');
        }
    }
}
