using System.Runtime.CompilerServices;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace Gateway.Server.Contracts;

/// <summary>The linked contracts of entries, made once for each version and kept as long as it is.</summary>
internal static class EntryContracts
{
    private static readonly Dictionary<string, FileDescriptor> s_imports = new FileDescriptor[]
    {
        ExchangeReflection.Descriptor, RecordReflection.Descriptor, FieldMaskReflection.Descriptor,
        TimestampReflection.Descriptor, DateReflection.Descriptor,
    }.ToDictionary(file => file.Name, StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<Entry, EntryContract> s_contracts = [];

    /// <summary>The contract of an entry; null where it has none.</summary>
    public static EntryContract? Of(Entry entry) =>
        ContractFile.IsPublishedFor(entry) ? s_contracts.GetValue(entry, Link) : null;

    // Linked to the descriptors that the generated code has: an entry costs its own file, not its imports again. Its
    // own messages have no generated classes, which the list of none for each of them says.
    private static EntryContract Link(Entry entry)
    {
        var file = ContractFile.Of(entry);
        return new EntryContract(entry, FileDescriptor.FromGeneratedCode(
            file.ToByteArray(),
            [.. file.Dependency.Select(name => s_imports[name])],
            new GeneratedClrTypeInfo(null, null, new GeneratedClrTypeInfo[file.MessageType.Count])));
    }
}
