using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>What makes an entry a gRPC API is checked when it is registered, every fault at once.</summary>
public sealed class GrpcRegistrationTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private static readonly Uri s_address = CityFixture.Unserved;

    public static TheoryData<string, string, Action<Entry>> Faults => new()
    {
        { "api.grpc.descriptor_set", "GRPC_DESCRIPTOR_SIZE", entry => entry.Api.Grpc.DescriptorSet = ByteString.Empty },
        { "api.grpc.descriptor_set", "GRPC_DESCRIPTOR_SIZE", entry => entry.Api.Grpc.DescriptorSet = ByteString.CopyFrom(new byte[(1 << 20) + 1]) },
        { "api.grpc.descriptor_set", "GRPC_DESCRIPTOR_SET", entry => entry.Api.Grpc.DescriptorSet = ByteString.CopyFromUtf8("nonsense") },
        { "api.grpc.descriptor_set", "GRPC_DESCRIPTOR_SET", entry => entry.Api.Grpc.DescriptorSet = WithoutImports() },
        { "api.grpc.first_message_ms", "NUMBER_OUT_OF_RANGE", entry => entry.Api.Grpc.FirstMessageMs = 600_001 },
        { "api.answer_kib", "NUMBER_OUT_OF_RANGE", entry => entry.Api.AnswerKib = 16_385 },
        { "api.operations[0].grpc_method", "GRPC_METHOD", entry => entry.Api.Operations[0].GrpcMethod = "city.credit.v1.CreditService/Nope" },
        { "api.operations[0].grpc_method", "GRPC_METHOD", entry => entry.Api.Operations[0].GrpcMethod = "" },
        { "api.operations[1].grpc_method", "API_AMBIGUOUS", entry => entry.Api.Operations[1].GrpcMethod = entry.Api.Operations[0].GrpcMethod },
        { "api.operations[0].method", "GRPC_OPERATION", entry => entry.Api.Operations[0].Method = "GET" },
        { "api.operations[0].path", "GRPC_OPERATION", entry => entry.Api.Operations[0].Path = "/a" },
        { "api.operations[0].takes_body", "GRPC_OPERATION", entry => entry.Api.Operations[0].TakesBody = true },
        { "api.operations[0].parameters", "GRPC_OPERATION", entry => entry.Api.Operations[0].Parameters.Add(new ApiParameter { Name = "a" }) },
        { "api.operations[0].whole_answer", "GRPC_WHOLE_ANSWER", entry => entry.Api.Operations[0].WholeAnswer = "application/pdf" },
        { "api.operations[0].whole_answer", "API_WHOLE_WITH_PLACES", entry => entry.Api.Operations[0].WholeAnswer = "application/grpc" },
        { "api.operations[0].places[0].pointer", "GRPC_OPERATION", entry => entry.Api.Operations[0].Places[0].Pointer = "/name" },
        { "api.operations[0].places[0].field", "FIELD_UNKNOWN", entry => entry.Api.Operations[0].Places[0].Field = "nothing" },
        { "api.operations[0].places[0].path", "GRPC_PATH", entry => entry.Api.Operations[0].Places[0].Path = "nothing" },
        { "api.operations[0].places[1].path", "GRPC_PATH", entry => entry.Api.Operations[0].Places[1].Path = "owner.nothing" },
        { "api.operations[0].places[0].path", "GRPC_PATH_LENGTH", entry => entry.Api.Operations[0].Places[0].Path = "" },
        { "api.operations[0].places[0].path", "GRPC_PATH_LENGTH", entry => entry.Api.Operations[0].Places[0].Path = string.Join('.', Enumerable.Repeat("parent", 17)) },
        { "api.operations[0].places[0].path", "GRPC_PATH_MESSAGE", entry => entry.Api.Operations[0].Places[0].Path = "director" },
        { "api.operations[0].places[0].path", "GRPC_PATH_SCALAR", entry => entry.Api.Operations[0].Places[0].Path = "name.first" },
        { "api.operations[0].places[0].path", "GRPC_PATH_KIND", entry => entry.Api.Operations[0].Places[0].Path = "notes.value" },
        { "api.operations[0].places[0].path", "GRPC_PATH_TYPE", entry => entry.Api.Operations[0].Places[0].Path = "staff" },
        { "api.operations[0].places[4].path", "GRPC_PATH_TYPE", entry => entry.Api.Operations[0].Places[4].Path = "grade" },
        { "api.operations[0].places[7].path", "GRPC_PATH_OVERLAP", entry => entry.Api.Operations[0].Places[7].Path = "owner.name" },
        { "api.operations[0].places[1].path", "GRPC_PATH_OVERLAP", entry =>
            {
                entry.Api.Operations[0].Places[0].Path = "owner";
                entry.Api.Operations[0].Places[1].Path = "owner.name";
            }
        },
        { "api.operations[0].subjects[0].path", "GRPC_PATH", entry => Subject(entry, 0, "nothing") },
        { "api.operations[0].subjects[0].path", "GRPC_PATH_LENGTH", entry => Subject(entry, 0, "") },
        { "api.operations[0].subjects[0].path", "GRPC_PATH_MESSAGE", entry => Subject(entry, 0, "owner") },
        { "api.operations[0].subjects[0].path", "GRPC_PATH_SCALAR", entry => Subject(entry, 0, "uscc.first") },
        { "api.operations[0].subjects[0].path", "GRPC_SUBJECT_PLACE", entry => Subject(entry, 0, "more") },
        { "api.operations[0].subjects[0].path", "GRPC_SUBJECT_PLACE", entry => Subject(entry, 0, "owner.phones") },
        { "api.operations[0].subjects[0].path", "GRPC_SUBJECT_PLACE", entry => Subject(entry, 0, "people.number") },
        { "api.operations[0].subjects[0].path", "GRPC_SUBJECT_PLACE", entry => Subject(entry, 0, "year") },
        { "api.operations[0].subjects[0].subject_type", "VALUE_UNKNOWN", entry => Subject(entry, 0, "uscc", "999") },
        { "api.operations[0].subjects[0].subject_type", "VALUE_UNKNOWN", entry => Subject(entry, 0, "uscc", "") },
        { "api.operations[0].subjects[1]", "DUPLICATE", entry => { Subject(entry, 0, "uscc"); Subject(entry, 0, "uscc", "111"); } },
        { "api.operations[0].subjects", "LIST_TOO_LONG", entry => { for (var i = 0; i < 17; i++) { Subject(entry, 0, "uscc"); } } },
        { "api.operations[2].subjects", "GRPC_SUBJECTS_OF_STREAM", entry => Subject(entry, 2, "uscc") },
        { "api.operations[3].subjects", "GRPC_SUBJECTS_OF_STREAM", entry => Subject(entry, 3, "uscc") },
        { "api.operations[0].subjects", "GRPC_UNUSED", entry => { Subject(entry, 0, "uscc"); entry.Api.Grpc = null; } },
        { "api.operations[0].body_schema", "GRPC_OPERATION", entry => entry.Api.Operations[0].BodySchema = "{}" },
        { "api.operations[0].grpc_method", "GRPC_UNUSED", entry => entry.Api.Grpc = null },
        { "api.operations[0].places[0].path", "GRPC_UNUSED", entry => entry.Api.Grpc = null },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_is_wrong_is_told_by_its_place(string path, string code, Action<Entry> change)
    {
        var response = await ValidateAsync(CreditCity.Entry(s_address, change));

        Assert.Contains(response.Faults, fault => (fault.Path, fault.Code) == (path, code));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        var response = await ValidateAsync(CreditCity.Entry(s_address, entry =>
        {
            entry.Api.Operations[0].Places[0].Path = "nothing";
            entry.Api.Operations[1].GrpcMethod = "a/b";
            entry.Api.Operations[2].TakesBody = true;
        }));

        Assert.Equal(["GRPC_PATH", "GRPC_METHOD", "GRPC_OPERATION"], response.Faults.Select(fault => fault.Code));
        Assert.All(response.Faults, fault => Assert.NotEmpty(fault.Message));
    }

    [Fact]
    public async Task No_descriptor_set_makes_it_fail()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = CreditCity.Descriptors.ToByteArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            // Some are descriptor sets all the same; either is an answer.
            var response = await ValidateAsync(CreditCity.Entry(s_address, entry => entry.Api.Grpc.DescriptorSet = ByteString.CopyFrom(bytes)));
            Assert.All(response.Faults, fault => Assert.StartsWith("api.", fault.Path, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_revision_leaves_calls_as_they_were()
    {
        // An entry of its own: the other tests' stays unregistered, whatever their order.
        Document Other(Action<Entry> change) => CreditCity.Entry(s_address, entry =>
        {
            (entry.ApiName, entry.Code) = ("credit_revised", "credit_revised");
            change(entry);
        });

        Document Next(Action<Entry> change) => Other(entry =>
        {
            entry.Revision++;
            change(entry);
        });

        await fixture.City.ApplyAsync(Other(_ => { }));

        Assert.Empty((await ValidateAsync(Next(entry => entry.Api.TimeoutMs = 3000))).Faults);
        Assert.Empty((await ValidateAsync(Next(entry => entry.Api.Grpc.DescriptorSet = Renamed(firm => firm.Field.Add(
            new FieldDescriptorProto { Name = "more", Number = 50, Type = FieldDescriptorProto.Types.Type.String, Label = FieldDescriptorProto.Types.Label.Optional }))))).Faults);
        foreach (var breaking in (Action<Entry>[])
        [
            entry => entry.Api.Operations[0].Places.RemoveAt(0),
            entry => entry.Api.Operations.RemoveAt(0),
            entry => entry.Api.Operations[0].GrpcMethod = "city.credit.v1.CreditService/Erase",
            entry => entry.Api.Grpc.DescriptorSet = Renamed(firm => firm.Field.Single(field => field.Name == "name").Number = 51),
        ])
        {
            // Of two with one method the other is in the way, too.
            Assert.Contains((await ValidateAsync(Next(breaking))).Faults, fault => fault.Path == "api.operations" || fault.Code == "API_AMBIGUOUS");
        }
    }

    [Fact]
    public async Task A_subject_stands_in_any_single_text()
    {
        var response = await ValidateAsync(CreditCity.Entry(s_address, entry =>
        {
            Subject(entry, 0, "uscc");
            Subject(entry, 0, "owner.number", "111");
            Subject(entry, 0, "branch");
            Subject(entry, 0, "agent", "111");
            Subject(entry, 1, "uscc");
        }));

        Assert.Empty(response.Faults);
    }

    [Fact]
    public async Task A_revision_leaves_subjects_as_they_were()
    {
        Document Version(uint revision, Action<Entry> change) => CreditCity.Entry(s_address, entry =>
        {
            (entry.ApiName, entry.Code, entry.Revision) = ("credit_subjects", "credit_subjects", revision);
            Subject(entry, 0, "uscc");
            entry.Api.Operations[0].Subjects[0].Required = true;
            Subject(entry, 1, "uscc");
            change(entry);
        });

        await fixture.City.ApplyAsync(Version(1, _ => { }));

        Assert.Empty((await ValidateAsync(Version(2, entry => entry.Api.TimeoutMs = 3000))).Faults);
        Assert.Empty((await ValidateAsync(Version(2, entry => entry.Api.Operations[0].Subjects[0].Required = false))).Faults);
        foreach (var breaking in (Action<Entry>[])
        [
            entry => entry.Api.Operations[0].Subjects.Clear(),
            entry => Subject(entry, 0, "owner.number", "111"),
            entry => Subject(entry, 4, "uscc"),
            entry => entry.Api.Operations[1].Subjects[0].SubjectType = "111",
            entry => entry.Api.Operations[1].Subjects[0].Path = "branch",
            entry => entry.Api.Operations[1].Subjects[0].Required = true,
        ])
        {
            Assert.Equal(["BREAKING_API_OPERATION"], (await ValidateAsync(Version(2, breaking))).Faults.Select(fault => fault.Code));
        }
    }

    private static void Subject(Entry entry, int operation, string path, string type = "001") =>
        entry.Api.Operations[operation].Subjects.Add(new ApiSubject { Path = path, SubjectType = type });

    private static ByteString Renamed(Action<DescriptorProto> change)
    {
        var file = CreditReflection.Descriptor.ToProto();
        change(file.MessageType.Single(message => message.Name == "Firm"));
        return new FileDescriptorSet { File = { file } }.ToByteString();
    }

    private static ByteString WithoutImports()
    {
        var file = CreditReflection.Descriptor.ToProto();
        file.Dependency.Add("somewhere/else.proto");
        return new FileDescriptorSet { File = { file } }.ToByteString();
    }

    private async Task<ApplyResponse> ValidateAsync(Document document) =>
        await fixture.City.Steward().ApplyAsync(new ApplyRequest { Documents = { document }, DryRun = true });
}
