using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using FieldType = Gateway.Contracts.Management.V1.FieldType;

namespace Gateway.Interop.GrpcGo;

/// <summary>grpc.testing.TestService as an entry of the catalogue, of which everything is agreed.</summary>
internal static class GoEntry
{
    private const string Service = "grpc.testing.TestService/";

    private static readonly (string Field, string Path)[] s_payload = [("body", "payload.body"), ("payload_type", "payload.type")];

    private static readonly ApiOperation[] s_operations =
    [
        Operation("empty", Service + "EmptyCall"),
        Operation("unary", Service + "UnaryCall", [.. s_payload, ("username", "username"), ("oauth_scope", "oauth_scope"), ("server_id", "server_id")]),
        Operation("output", Service + "StreamingOutputCall", s_payload),
        Operation("input", Service + "StreamingInputCall", ("size", "aggregated_payload_size")),
        Operation("duplex", Service + "FullDuplexCall", s_payload),
        Operation("half", Service + "HalfDuplexCall", s_payload),
    ];

    /// <summary>The entry and the agreement about it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">Where it is served.</param>
    /// <param name="descriptors">Descriptor set of grpc.testing.</param>
    public static Document[] Documents(string name, Uri address, byte[] descriptors)
    {
        // The server has no such service: it stands in the description alone.
        ApiOperation[] operations = name == GoDoors.Declared
            ? [.. s_operations, Operation("unimplemented", "grpc.testing.UnimplementedService/UnimplementedCall")]
            : s_operations;
        return [Entry(name, address, descriptors, operations), Agreement(name, operations)];
    }

    /// <summary>Id of the agreement about an entry.</summary>
    public static string AgreementOf(string name) => "A-" + name.Replace('_', '-');

    private static Document Entry(string name, Uri address, byte[] descriptors, ApiOperation[] operations) => Registered.Entry(entry =>
    {
        (entry.ApiName, entry.Code, entry.Name, entry.Kind) = (name, name, name, EntryKind.Api);
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Fields.Clear();
        entry.Fields.Add(
        [
            Field(1, "body", FieldType.Binary),
            Field(2, "payload_type", FieldType.Code),
            Field(3, "username", FieldType.Text),
            Field(4, "oauth_scope", FieldType.Text),
            Field(5, "server_id", FieldType.Text),
            Field(6, "size", FieldType.Integer),
        ]);
        entry.Api = new ApiTerms
        {
            Destinations = { new ApiDestination { Name = "one", Address = address.ToString() } },
            Credential = name == GoDoors.Mutual ? GoDoors.Credential : "",
            TimeoutMs = 10_000,
            AnswerKib = 1_024,
            Grpc = new GrpcApi { DescriptorSet = ByteString.CopyFrom(descriptors) },
            Operations = { operations },
        };
    });

    private static Document Agreement(string name, ApiOperation[] operations) => Registered.Agreement(agreement =>
    {
        (agreement.Id, agreement.Entry) = (AgreementOf(name), name);
        agreement.Operations.Clear();
        agreement.ApiOperations.Add(operations.Select(operation => operation.Name));
        agreement.Fields.Clear();
        agreement.Fields.Add(
            ((string[])["body", "payload_type", "username", "oauth_scope", "server_id", "size"]).Select(field => new AgreedField { Field = field }));
    });

    private static ApiOperation Operation(string name, string method, params (string Field, string Path)[] places) => new()
    {
        Name = name,
        GrpcMethod = method,
        Places = { places.Select(place => new ApiPlace { Field = place.Field, Path = place.Path }) },
    };

    private static Field Field(uint number, string name, FieldType type) =>
        new() { Number = number, ApiName = name, Name = name, Type = type, Sensitivity = Sensitivity.L1 };
}
