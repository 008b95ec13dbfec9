using Gateway.Benchmarks.Apis.Grpc.Wire;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Benchmarks.Apis.Grpc;

/// <summary>The API of gRPC, registered as two entries: messages of one pass whole, of the other ten fields are agreed.</summary>
internal sealed class PeopleApi : MeasuredApi
{
    private const string WholeEntry = "wholepeople";
    private const string MinimisedEntry = "people";
    private const string Operation = "person";

    /// <inheritdoc/>
    public override string Server => ServePeople.Mode;

    /// <inheritdoc/>
    public override bool IsGrpc => true;

    /// <inheritdoc/>
    public override ApiCalls Whole { get; } = new PersonCalls(WholeEntry);

    /// <inheritdoc/>
    public override ApiCalls Minimised { get; } = new PersonCalls(MinimisedEntry);

    /// <inheritdoc/>
    public override byte[] WholeAnswer => PersonMessage.Whole.ToByteArray();

    /// <inheritdoc/>
    public override byte[] MinimisedAnswer => PersonMessage.Minimised.ToByteArray();

    /// <inheritdoc/>
    public override string MinimisedAim => "";

    /// <inheritdoc/>
    public override IEnumerable<Document> Documents(Uri upstream) =>
    [
        .. Documents(upstream, WholeEntry, operation => operation.WholeAnswer = "application/grpc", []),
        .. Documents(
            upstream,
            MinimisedEntry,
            operation => operation.Places.Add(PersonMessage.Names.Select(name => new ApiPlace { Field = name, Path = name })),
            PersonMessage.Agreed),
    ];

    private static IEnumerable<Document> Documents(Uri upstream, string name, Action<ApiOperation> answer, IEnumerable<string> agreed)
    {
        var entry = ApiDocuments.Entry(name, upstream, PersonMessage.Names);
        entry.Api.Grpc = new GrpcApi { DescriptorSet = new FileDescriptorSet { File = { PeopleReflection.Descriptor.ToProto() } }.ToByteString() };
        var operation = new ApiOperation
        {
            Name = Operation,
            GrpcMethod = $"{PeopleService.Descriptor.FullName}/GetPerson",
            Subjects = { new ApiSubject { Path = "id", SubjectType = "111", Required = true } },
        };
        answer(operation);
        entry.Api.Operations.Add(operation);
        return [new() { Entry = entry }, new() { Agreement = ApiDocuments.Agreement(name, [Operation], agreed) }];
    }
}
