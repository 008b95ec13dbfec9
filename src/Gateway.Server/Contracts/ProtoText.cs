using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;
using Google.Protobuf.Reflection;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Gateway.Server.Contracts;

/// <summary>The contract of an entry as the text of its <c>.proto</c> file: its descriptor, written out, with comments.</summary>
internal sealed class ProtoText
{
    private readonly StringBuilder _text = new();
    private readonly FileDescriptorProto _file;
    private readonly ContractComments _comments;
    private readonly string _package;
    private readonly bool _hidesImports;

    private ProtoText(Entry entry)
    {
        _file = ContractFile.Of(entry);
        _comments = new ContractComments(entry);
        _package = $".{_file.Package}.";

        // Inside shared.google.v1, "google" is that package's and no longer Google's.
        _hidesImports = entry.Key.Department is "gateway" or "google";
    }

    /// <summary>The text; lines end with a line feed.</summary>
    public static string Of(Entry entry) => new ProtoText(entry).Write();

    private string Write()
    {
        Comment("", _comments.OfFile());
        _text.Append("syntax = \"proto3\";\n\npackage ").Append(_file.Package).Append(";\n\n");
        foreach (var import in _file.Dependency)
        {
            _text.Append("import \"").Append(import).Append("\";\n");
        }

        foreach (var service in _file.Service)
        {
            WriteService(service);
        }

        foreach (var message in _file.MessageType)
        {
            WriteMessage(message);
        }

        return _text.ToString();
    }

    private void WriteService(ServiceDescriptorProto service)
    {
        _text.Append('\n');
        Comment("", _comments.OfService());
        _text.Append("service ").Append(service.Name).Append(" {\n");
        foreach (var method in service.Method)
        {
            Comment("  ", _comments.OfMethod(method.Name));
            _text.Append(CultureInfo.InvariantCulture, $"  rpc {method.Name}({NameOf(method.InputType)}) returns (")
                .Append(method.ServerStreaming ? "stream " : "").Append(NameOf(method.OutputType)).Append(");\n");
        }

        _text.Append("}\n");
    }

    private void WriteMessage(DescriptorProto message)
    {
        _text.Append('\n');
        Comment("", [_comments.OfMessage(message.Name)]);
        _text.Append("message ").Append(message.Name).Append(" {\n");
        foreach (var field in message.Field)
        {
            Comment("  ", _comments.OfField(message.Name, field));
            _text.Append("  ").Append(field.Label == Label.Repeated ? "repeated " : field.Proto3Optional ? "optional " : "")
                .Append(CultureInfo.InvariantCulture, $"{TypeOf(field)} {field.Name} = {field.Number};\n");
        }

        _text.Append("}\n");
    }

    private string TypeOf(FieldDescriptorProto field) => field.Type switch
    {
        Type.Message or Type.Enum => NameOf(field.TypeName),
        Type.Int64 => "int64",
        Type.Uint32 => "uint32",
        Type.Bool => "bool",
        Type.Bytes => "bytes",
        _ => "string",
    };

    private string NameOf(string type) =>
        type.StartsWith(_package, StringComparison.Ordinal) ? type[_package.Length..]
        : _hidesImports ? type
        : type[1..];

    private void Comment(string indent, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _text.Append(indent).Append("// ").Append(line).Append('\n');
        }
    }
}
