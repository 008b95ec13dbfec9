using Gateway.Core.Catalogue;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>The files of one reader: a look-up makes one descriptor, a list none.</summary>
internal sealed class VisibleFiles(ContractVisibility visible)
{
    // None of them ends another, so that a name has one at most.
    private static readonly string[] s_endings =
    [
        "Service", "Key", "Record", "Verdicts",
        "ServiceLookupRequest", "ServiceLookupResponse", "ServiceVerifyRequest", "ServiceVerifyResponse",
        "ServiceLookupManyRequest", "ServiceLookupManyResponse",
    ];

    private readonly OwnFiles[] _own =
        visible.Reader.Role == SystemRole.Steward ? [OwnFiles.ForAll, OwnFiles.ForStewards] : [OwnFiles.ForAll];

    /// <summary>Full names of every service.</summary>
    public IEnumerable<string> Services() =>
        _own.SelectMany(files => files.Services).Concat(visible.All().Select(entry => ContractNames.ServiceOf(entry.Key)));

    /// <summary>The file of a name.</summary>
    public ReflectedFile? FindFile(string name)
    {
        foreach (var files in _own)
        {
            if (files.ByName.TryGetValue(name, out var own))
            {
                return own;
            }
        }

        return ContractNames.TryParseFile(name, out var department, out var entry, out var major)
            && visible.Find(department, entry, major) is { } found
            ? ReflectedFile.Of(ContractFile.Of(found))
            : null;
    }

    /// <summary>The file that defines a symbol: a service, a method, a message, a field, an enumeration or a value of one.</summary>
    public ReflectedFile? FindSymbol(string symbol)
    {
        foreach (var files in _own)
        {
            if (files.BySymbol.TryGetValue(symbol, out var own))
            {
                return own;
            }
        }

        return ContractNames.TryParsePackage(symbol, out var department, out var major, out var rest)
            ? FindIn(department, major, rest)
            : null;
    }

    private ReflectedFile? FindIn(string department, int major, ReadOnlySpan<char> symbol)
    {
        var dot = symbol.IndexOf('.');
        var type = dot < 0 ? symbol : symbol[..dot];
        foreach (var ending in s_endings)
        {
            if (type.EndsWith(ending, StringComparison.Ordinal)
                && ContractNames.TryParseStem(type[..^ending.Length], out var name)
                && visible.Find(department, name, major) is { } entry)
            {
                var file = ContractFile.Of(entry);
                return Defines(file, type.ToString(), dot < 0 ? null : symbol[(dot + 1)..].ToString()) ? ReflectedFile.Of(file) : null;
            }
        }

        return null;
    }

    private static bool Defines(FileDescriptorProto file, string type, string? member) =>
        file.Service.Any(service => service.Name == type && (member is null || service.Method.Any(method => method.Name == member)))
        || file.MessageType.Any(message => message.Name == type
            && (member is null || message.Field.Any(field => field.Name == member) || message.OneofDecl.Any(oneof => oneof.Name == member)));
}
