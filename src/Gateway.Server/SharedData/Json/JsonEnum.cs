using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>The values of an enum by name and by number.</summary>
internal sealed class JsonEnum
{
    private readonly Utf8Names<int> _numbers;
    private readonly FrozenDictionary<int, JsonEncodedText> _names;

    public JsonEnum(EnumDescriptor descriptor)
    {
        Names = [.. descriptor.Values.Select(value => value.Name)];
        _numbers = new Utf8Names<int>(descriptor.Values.Select(value => KeyValuePair.Create(value.Name, value.Number)));
        // Of aliases the first one is written.
        _names = descriptor.Values
            .DistinctBy(value => value.Number)
            .ToFrozenDictionary(value => value.Number, value => JsonEncodedText.Encode(value.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
    }

    /// <summary>Every name.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of a name.</summary>
    public bool TryNumber(ReadOnlySpan<byte> name, out int number) => _numbers.TryGet(name, out number);

    /// <summary>The name of a number.</summary>
    public bool TryName(int number, out JsonEncodedText name) => _names.TryGetValue(number, out name);
}
