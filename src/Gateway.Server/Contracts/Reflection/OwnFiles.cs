using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>Files of the gateway's own services, with everything that they import, by name and by symbol.</summary>
internal sealed class OwnFiles
{
    private readonly Dictionary<string, ReflectedFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReflectedFile> _symbols = new(StringComparer.Ordinal);

    private OwnFiles(string[] services, params FileDescriptor[] files)
    {
        Services = services;
        foreach (var file in files)
        {
            Add(file);
        }

        ByName = _files.ToFrozenDictionary(StringComparer.Ordinal);
        BySymbol = _symbols.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>For every reader: the generic service, those of certificates and materials, and what contracts of entries import.</summary>
    public static OwnFiles ForAll { get; } = new(
        [
            "gateway.v1.SharedDataService", "gateway.certificates.v1.CertificateService", "gateway.certificates.v1.CertificateEventService",
            "gateway.materials.v1.MaterialsService", "gateway.materials.v1.DepartmentWorkService",
        ],
        Gateway.Contracts.V1.SharedDataReflection.Descriptor,
        Gateway.Contracts.Certificates.V1.CertificateServiceReflection.Descriptor,
        Gateway.Contracts.Certificates.V1.CertificateEventServiceReflection.Descriptor,
        Gateway.Contracts.Materials.V1.MaterialsServiceReflection.Descriptor,
        Gateway.Contracts.Materials.V1.DepartmentWorkReflection.Descriptor,
        Google.Protobuf.WellKnownTypes.FieldMaskReflection.Descriptor);

    /// <summary>For stewards, besides: the management API and the figures.</summary>
    public static OwnFiles ForStewards { get; } = new(
        ["gateway.management.v1.ManagementService", "gateway.materials.v1.FiguresService"],
        Gateway.Contracts.Management.V1.ManagementReflection.Descriptor,
        Gateway.Contracts.Materials.V1.FiguresReflection.Descriptor);

    /// <summary>Full names of the services.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Files by name.</summary>
    public FrozenDictionary<string, ReflectedFile> ByName { get; }

    /// <summary>Files by the full names of what they define.</summary>
    public FrozenDictionary<string, ReflectedFile> BySymbol { get; }

    private void Add(FileDescriptor file)
    {
        var reflected = ReflectedFile.Of(file);
        if (!_files.TryAdd(file.Name, reflected))
        {
            return;
        }

        foreach (var import in file.Dependencies)
        {
            Add(import);
        }

        foreach (var symbol in file.MessageTypes.SelectMany(SymbolsOf).Concat(file.EnumTypes.SelectMany(SymbolsOf)).Concat(file.Services.SelectMany(SymbolsOf)))
        {
            _symbols[symbol] = reflected;
        }
    }

    private static IEnumerable<string> SymbolsOf(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(SymbolsOf)
            .Concat(message.EnumTypes.SelectMany(SymbolsOf))
            .Concat(message.Fields.InDeclarationOrder().Select(field => field.FullName))
            .Concat(message.Oneofs.Select(oneof => oneof.FullName))
            .Append(message.FullName);

    // The values of an enumeration stand beside it, not in it.
    private static IEnumerable<string> SymbolsOf(EnumDescriptor type) =>
        type.Values.Select(value => type.FullName[..^type.Name.Length] + value.Name).Append(type.FullName);

    private static IEnumerable<string> SymbolsOf(ServiceDescriptor service) =>
        service.Methods.Select(method => method.FullName).Append(service.FullName);
}
