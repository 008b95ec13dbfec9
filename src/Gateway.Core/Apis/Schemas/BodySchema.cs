using System.Text;
using Gateway.Core.Apis.Schemas.Checks;
using Gateway.Core.Apis.Schemas.Reading;

namespace Gateway.Core.Apis.Schemas;

/// <summary>The JSON Schema (2020-12) of an operation's bodies.</summary>
/// <param name="text">The schema, which keeps the rules of schemas.</param>
public sealed class BodySchema(string text)
{
    /// <summary>Greatest size of a schema in bytes of UTF-8.</summary>
    public const int GreatestBytes = 64 << 10;

    // Kept as bytes, which are half of a string's; of ten thousand entries few are called.
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);

    // Made by the first body.
    private SchemaNode? _root;

    /// <summary>The schema as it was written.</summary>
    public string Text => Encoding.UTF8.GetString(_text);

    /// <summary>What of a body is not as the schema wants it: the first few places; none where it may pass.</summary>
    public IReadOnlyList<BodyFault> Check(ReadOnlyMemory<byte> body)
    {
        if (JsonTape.Read(body, out var fault) is not { } json)
        {
            return [FaultOf(fault)];
        }

        var root = _root ??= Read();
        var run = new BodyRun(json);
        if (root.Holds(0, run) && !run.IsSpent)
        {
            return [];
        }

        return run.IsSpent ? [Whole(BodyTexts.Costly)] : run.Faults;
    }

    /// <summary>It says the same as another: equal as JSON.</summary>
    public bool IsSameAs(BodySchema other) =>
        _text.AsSpan().SequenceEqual(other._text) || string.Equals(Canon(_text), Canon(other._text), StringComparison.Ordinal);

    private SchemaNode Read() => SchemaReader.Read(_text, isTrusted: true, out var faults) is { } root && faults.Found.Count == 0
        ? root
        : throw new InvalidOperationException("A schema that keeps no rule was registered: nothing may pass as if it did.");

    private static string Canon(byte[] text) => JsonTape.Read(text, out _) is { } json ? JsonCanon.Of(json, 0) : Encoding.UTF8.GetString(text);

    private static BodyFault FaultOf(JsonFault fault) => Whole(fault switch
    {
        JsonFault.Encoding => BodyTexts.Encoding,
        JsonFault.Repeated => BodyTexts.Repeated,
        JsonFault.Depth => BodyTexts.Depth.With(JsonTape.GreatestDepth),
        JsonFault.Size => BodyTexts.Size.With(JsonTape.GreatestRows),
        _ => BodyTexts.Syntax,
    });

    private static BodyFault Whole(SchemaText text) => new("", text.English, text.Chinese);
}
