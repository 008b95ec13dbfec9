using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// The protobuf JSON mapping of one message type, compiled from its descriptor: while messages are read and written,
/// no descriptor is looked at. Immutable; the caller keeps it as long as it keeps the descriptor.
/// </summary>
internal sealed class JsonPlan
{
    private const int DirectNumbers = 64;

    private readonly JsonField?[] _direct = new JsonField?[DirectNumbers];
    private FrozenDictionary<int, JsonField> _byNumber = FrozenDictionary<int, JsonField>.Empty;
    private Utf8Names<JsonField> _byName = new([]);

    internal JsonPlan(string name, JsonShape shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>Full name of the message type.</summary>
    public string Name { get; }

    internal JsonShape Shape { get; }

    /// <summary>The fields, ascending by number.</summary>
    internal JsonField[] Fields { get; private set; } = [];

    /// <summary>How many oneofs there are; that of a proto3 optional is none.</summary>
    internal int Oneofs { get; private set; }

    /// <summary>
    /// Compiles the plan of a message type and of all that it holds. Throws <see cref="NotSupportedException"/> where one of them
    /// is not proto3, or is google.protobuf.Any, Struct, Value or ListValue.
    /// </summary>
    public static JsonPlan Of(MessageDescriptor descriptor) => new JsonPlanCompiler().Compile(descriptor);

    internal void Complete(JsonField[] fields, int oneofs, IEnumerable<KeyValuePair<string, JsonField>> names)
    {
        Fields = fields;
        Oneofs = oneofs;
        foreach (var field in fields.Where(field => field.Number < DirectNumbers))
        {
            _direct[field.Number] = field;
        }

        _byNumber = fields.Where(field => field.Number >= DirectNumbers).ToFrozenDictionary(field => field.Number);
        _byName = new Utf8Names<JsonField>(names);
    }

    internal bool TryField(int number, [NotNullWhen(true)] out JsonField? field)
    {
        if ((uint)number >= DirectNumbers)
        {
            return _byNumber.TryGetValue(number, out field);
        }

        field = _direct[number];
        return field is not null;
    }

    internal bool TryField(ReadOnlySpan<byte> name, [NotNullWhen(true)] out JsonField? field) => _byName.TryGet(name, out field);
}
