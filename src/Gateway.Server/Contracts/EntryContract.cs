using Gateway.Core.Catalogue;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Gateway.Server.Contracts;

/// <summary>The contract of one version of an entry, linked: what calls of its service are read and answered by.</summary>
internal sealed class EntryContract
{
    private static readonly Operations[] s_methods = [Operations.Lookup, Operations.Verify, Operations.LookupMany];

    private readonly MethodDescriptor? _lookup;
    private readonly MethodDescriptor? _verify;
    private readonly MethodDescriptor? _lookupMany;

    internal EntryContract(Entry entry, FileDescriptor file)
    {
        var names = new ContractMessages(entry.Key);
        Entry = entry;
        File = file;
        Service = file.Services[0];
        Key = file.FindTypeByName<MessageDescriptor>(names.Key);
        Record = file.FindTypeByName<MessageDescriptor>(names.Record);
        Verdicts = file.FindTypeByName<MessageDescriptor>(names.Verdicts);
        _lookup = Service.FindMethodByName(nameof(Operations.Lookup));
        _verify = Service.FindMethodByName(nameof(Operations.Verify));
        _lookupMany = Service.FindMethodByName(nameof(Operations.LookupMany));
    }

    /// <summary>The entry.</summary>
    public Entry Entry { get; }

    /// <summary>The file.</summary>
    public FileDescriptor File { get; }

    /// <summary>The service.</summary>
    public ServiceDescriptor Service { get; }

    /// <summary>The key fields, by their pinned numbers.</summary>
    public MessageDescriptor Key { get; }

    /// <summary>The fields, by their pinned numbers.</summary>
    public MessageDescriptor Record { get; }

    /// <summary>A verdict for each field, by the same numbers; null where the entry offers no verify.</summary>
    public MessageDescriptor? Verdicts { get; }

    /// <summary>The method of an operation, with its request and response; null where it is not offered.</summary>
    public MethodDescriptor? Method(Operations method) => method switch
    {
        Operations.Lookup => _lookup,
        Operations.Verify => _verify,
        Operations.LookupMany => _lookupMany,
        _ => null,
    };

    /// <summary>Operations of an entry that are methods of its contract, in the order of the contract.</summary>
    public static IEnumerable<Operations> MethodsOf(Entry entry) => s_methods.Where(method => entry.Operations.HasFlag(method));
}
