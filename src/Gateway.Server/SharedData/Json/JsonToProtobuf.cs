using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// Reads the protobuf JSON mapping into a message's bytes, in one pass and by a plan. Total: any bytes are answered
/// with a message or with a fault that names its place and repeats nothing of the text.
/// </summary>
internal ref struct JsonToProtobuf
{
    private const int GreatestDepth = 16;

    private readonly WireBuffer _output;
    private readonly JsonPath _path;
    private Utf8JsonReader _reader;

    private JsonToProtobuf(ReadOnlySpan<byte> json, WireBuffer output, JsonPath path)
    {
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = GreatestDepth });
        _output = output;
        _path = path;
    }

    /// <summary>The message's bytes, or the first fault.</summary>
    public static byte[]? Read(JsonPlan plan, ReadOnlySpan<byte> json, out JsonFault? fault)
    {
        var path = new JsonPath();
        using var output = new WireBuffer();
        var reader = new JsonToProtobuf(json, output, path);
        try
        {
            if (!reader._reader.Read())
            {
                fault = new JsonFault("", "the text is empty; write a JSON object.");
                return null;
            }

            reader.ReadMessage(plan);
            if (reader._reader.Read())
            {
                fault = new JsonFault("", "something follows the object; write one object alone.");
                return null;
            }

            fault = null;
            return output.Written.ToArray();
        }
        catch (JsonFaultException exception)
        {
            fault = new JsonFault(path.ToString(), exception.Message);
        }
        catch (JsonException exception)
        {
            fault = new JsonFault(
                path.ToString(), $"this is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}), or nested too deeply.");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for escapes that are no characters.
            fault = new JsonFault(path.ToString(), "the string is not Unicode; write whole characters.");
        }

        return null;
    }

    private void ReadMessage(JsonPlan plan)
    {
        if (plan.WellKnown != WellKnown.None)
        {
            JsonWellKnown.Read(plan.WellKnown, ref _reader, _output);
            return;
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonFaultException("write a JSON object.");
        }

        Span<bool> seen = plan.Fields.Length <= 512 ? stackalloc bool[plan.Fields.Length] : new bool[plan.Fields.Length];
        Span<bool> chosen = stackalloc bool[plan.OneofCount];
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(plan);
            if (index < 0)
            {
                throw new JsonFaultException("a member here has a name that the contract does not have.");
            }

            var field = plan.Fields[index];
            _path.Enter(field.JsonName);
            if (seen[index])
            {
                throw new JsonFaultException("this member stands twice; write it once.");
            }

            seen[index] = true;
            _reader.Read();
            if (_reader.TokenType != JsonTokenType.Null)
            {
                if (field.Oneof >= 0 && chosen[field.Oneof])
                {
                    throw new JsonFaultException("another member of which only one may be set is set already; write one of them.");
                }

                if (field.Oneof >= 0)
                {
                    chosen[field.Oneof] = true;
                }

                ReadField(field);
            }

            _path.Leave();
        }
    }

    private readonly int IndexOf(JsonPlan plan)
    {
        // No name is as long as this, however it is escaped.
        const int Longest = 512;
        if (_reader.ValueSpan.Length > Longest)
        {
            return -1;
        }

        Span<char> name = stackalloc char[Longest];
        return plan.IndexOf(name[.._reader.CopyString(name)]);
    }

    private void ReadField(JsonField field)
    {
        if (!field.IsRepeated)
        {
            ReadValue(field);
            return;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonFaultException("write a JSON array.");
        }

        for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
        {
            _path.Enter(i);
            if (_reader.TokenType == JsonTokenType.Null)
            {
                throw new JsonFaultException("null is no element; leave it out.");
            }

            ReadValue(field);
            _path.Leave();
        }
    }

    private void ReadValue(JsonField field)
    {
        if (field.IsDelimited)
        {
            var start = _output.Length;
            switch (field.Type)
            {
                case FieldType.Message:
                    ReadMessage(field.Message!);
                    break;
                case FieldType.String:
                    JsonScalars.ReadString(ref _reader, _output);
                    break;
                default:
                    JsonScalars.ReadBytes(ref _reader, _output);
                    break;
            }

            if (_output.Length > start || field.HasPresence || field.IsRepeated)
            {
                _output.Frame(field.Number, start);
            }

            return;
        }

        var value = JsonScalars.ReadNumber(field, ref _reader);
        if (value != 0 || field.HasPresence)
        {
            _output.WriteVarint((uint)field.Number << 3);
            _output.WriteVarint(value);
        }
    }
}

/// <summary>Ends the reading of a text; the message says what is wrong and repeats nothing of it.</summary>
internal sealed class JsonFaultException(string message) : Exception(message);
