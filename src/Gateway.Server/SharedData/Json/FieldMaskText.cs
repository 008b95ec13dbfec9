namespace Gateway.Server.SharedData.Json;

/// <summary>
/// Paths of a google.protobuf.FieldMask between snake_case and lowerCamelCase. Only paths whose underscores all stand
/// before a small letter have a form in JSON: <c>line_1</c> has none, and <c>line1</c> is read as written.
/// </summary>
internal static class FieldMaskText
{
    /// <summary>Writes one path as JSON has it and returns how many bytes it has; -1 where JSON has no form of it.</summary>
    public static int WriteCamel(ReadOnlySpan<byte> path, Span<byte> text)
    {
        var written = 0;
        var raise = false;
        foreach (var sign in path)
        {
            var small = sign is >= (byte)'a' and <= (byte)'z';
            if (sign is (>= (byte)'A' and <= (byte)'Z') or (byte)',' || (raise && !small))
            {
                return -1;
            }

            if (sign == '_')
            {
                raise = true;
                continue;
            }

            text[written++] = raise ? (byte)(sign - 'a' + 'A') : sign;
            raise = false;
        }

        return raise ? -1 : written;
    }

    /// <summary>Writes one path of JSON in snake_case and returns how many bytes it has, at most twice as many; -1 where it has an underscore.</summary>
    public static int WriteSnake(ReadOnlySpan<byte> path, Span<byte> text)
    {
        var written = 0;
        foreach (var sign in path)
        {
            if (sign == '_')
            {
                return -1;
            }

            if (sign is >= (byte)'A' and <= (byte)'Z')
            {
                text[written++] = (byte)'_';
                text[written++] = (byte)(sign - 'A' + 'a');
            }
            else
            {
                text[written++] = sign;
            }
        }

        return written;
    }
}
