using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Tests.Registrations;

public class ApiDocumentTests
{
    private static readonly DocumentReader s_reader = new(TimeZoneInfo.Utc, new StringPool());

    public static TheoryData<string, string, Action<Entry>> Faults => new()
    {
        { "api", "API_TERMS_MISSING", entry => entry.Api = null },
        { "operations", "API_OPERATIONS", entry => entry.Operations.Add(Operation.Lookup) },
        { "key_fields", "API_KEYS", entry => entry.KeyFields.Add("citizen_number") },
        { "key_fields", "API_KEYS", entry => entry.SubjectFields.Add(new SubjectField { Field = "citizen_number", Type = "111" }) },
        { "key_fields", "API_KEYS", entry => entry.CacheSeconds = 1 },
        { "api.credential", "SYSTEM_ID_MALFORMED", entry => entry.Api.Credential = "Tax Token" },
        { "api.answer_kib", "NUMBER_OUT_OF_RANGE", entry => entry.Api.AnswerKib = 1_048_577 },
        { "api.timeout_ms", "NUMBER_OUT_OF_RANGE", entry => entry.Api.TimeoutMs = 600_001 },
        { "api.destinations", "LIST_EMPTY", entry => entry.Api.Destinations.Clear() },
        { "api.destinations", "LIST_TOO_LONG", entry => Fill(entry.Api.Destinations, 33, i => new ApiDestination { Name = $"d{i}", Address = $"https://d{i}:1" }) },
        { "api.destinations[1]", "DUPLICATE", entry => entry.Api.Destinations[1].Name = "one" },
        { "api.destinations[0].name", "SYSTEM_ID_MALFORMED", entry => entry.Api.Destinations[0].Name = "" },
        { "api.destinations[0].weight", "NUMBER_OUT_OF_RANGE", entry => entry.Api.Destinations[0].Weight = 101 },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "/base" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "ftp://tax.example" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://user@tax.example" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://tax.example/base?x=1" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://tax.example/base#x" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://tax.example/base//x" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://tax.example/base%2fx" },
        { "api.destinations[0].address", "API_ADDRESS", entry => entry.Api.Destinations[0].Address = "https://tax.example/" + new string('a', 256) },
        { "api.operations", "LIST_EMPTY", entry => entry.Api.Operations.Clear() },
        { "api.operations[1]", "DUPLICATE", entry => entry.Api.Operations[1].Name = "taxpayer" },
        { "api.operations[1].name", "API_NAME_MALFORMED", entry => entry.Api.Operations[1].Name = "File It" },
        { "api.operations[1].method", "API_METHOD", entry => entry.Api.Operations[1].Method = "post" },
        { "api.operations[1].method", "API_METHOD", entry => entry.Api.Operations[1].Method = "TRACE" },
        { "api.operations[1].method", "API_METHOD", entry => entry.Api.Operations[1].Method = "CONNECT" },
        { "api.operations[1].method", "API_METHOD", entry => entry.Api.Operations[1].Method = "GET\r\nX: y" },
        { "api.operations[0].takes_body", "API_BODY", entry => entry.Api.Operations[0].TakesBody = true },
        { "api.operations[1].takes_body", "API_BODY", entry => entry.Api.Operations[1].Method = "DELETE" },
        { "api.operations[1].path", "API_PATH", entry => entry.Api.Operations[1].Path = "" },
        { "api.operations[1].path", "API_PATH", entry => entry.Api.Operations[1].Path = "/filings/" },
        { "api.operations[1].path", "API_PATH", entry => entry.Api.Operations[1].Path = "/filings/../x" },
        { "api.operations[1].path", "API_PATH", entry => entry.Api.Operations[1].Path = "/filings/{a}/{a}" },
        { "api.operations[2].path", "API_AMBIGUOUS", entry => entry.Api.Operations.Add(new ApiOperation { Name = "other", Method = "GET", Path = "/taxpayers/{id}", Parameters = { new ApiParameter { Name = "id" } } }) },
        { "api.operations[0].parameters", "API_PARAMETER_MISSING", entry => entry.Api.Operations[0].Parameters[0].Name = "other" },
        { "api.operations[0].parameters", "LIST_TOO_LONG", entry => Fill(entry.Api.Operations[0].Parameters, 65, i => new ApiParameter { Name = i == 0 ? "uscc" : $"p{i}" }) },
        { "api.operations[0].parameters[1]", "DUPLICATE", entry => entry.Api.Operations[0].Parameters[1].Name = "uscc" },
        { "api.operations[0].parameters[1].name", "API_PARAMETER_NAME", entry => entry.Api.Operations[0].Parameters[1].Name = "a b" },
        { "api.operations[0].parameters[1].name", "API_PARAMETER_NAME", entry => entry.Api.Operations[0].Parameters[1].Name = "" },
        { "api.operations[0].parameters[1].length", "NUMBER_OUT_OF_RANGE", entry => entry.Api.Operations[0].Parameters[1].Length = 1_025 },
        { "api.operations[0].parameters[1].pattern", "API_PATTERN", entry => entry.Api.Operations[0].Parameters[1].Pattern = "(a" },
        { "api.operations[0].parameters[1].pattern", "API_PATTERN", entry => entry.Api.Operations[0].Parameters[1].Pattern = "(?=a)a" },
        { "api.operations[0].parameters[1].pattern", "API_PATTERN", entry => entry.Api.Operations[0].Parameters[1].Pattern = "(a{99}){99}" },
        { "api.operations[0].parameters[0].subject_type", "VALUE_UNKNOWN", entry => entry.Api.Operations[0].Parameters[0].SubjectType = "999" },
        { "api.operations[0].result_code.pointer", "API_POINTER", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "code", Success = { "0" } } },
        { "api.operations[0].result_code.pointer", "API_POINTER", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/data/*/code", Success = { "0" } } },
        { "api.operations[0].result_code", "API_RESULT_VALUES", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Absent = { "0" } } },
        { "api.operations[0].result_code", "API_RESULT_VALUES", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Success = { "0" }, Absent = { "0" } } },
        { "api.operations[0].result_code", "API_RESULT_VALUES", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Success = { "0", "" } } },
        { "api.operations[0].result_code", "API_RESULT_VALUES", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Success = { "true", "0" } } },
        { "api.operations[0].result_code", "API_RESULT_VALUES", entry => entry.Api.Operations[0].ResultCode = new ApiResultCode { Pointer = "/code", Success = { new string('a', 65) } } },
        { "api.operations[0].body_schema", "API_SCHEMA_UNUSED", entry => entry.Api.Operations[0].BodySchema = "{}" },
        { "api.operations[1].body_schema", "API_SCHEMA_JSON", entry => entry.Api.Operations[1].BodySchema = "type: object" },
        { "api.operations[1].body_schema", "API_SCHEMA_KEYWORD", entry => entry.Api.Operations[1].BodySchema = "{\"requird\":[\"a\"]}" },
        { "api.operations[1].body_schema", "API_SCHEMA_SIZE", entry => entry.Api.Operations[1].BodySchema = $"{{\"title\":\"{new string('税', 22_000)}\"}}" },
        { "api.operations[0].places[0].field", "FIELD_UNKNOWN", entry => entry.Api.Operations[0].Places[0].Field = "nowhere" },
        { "api.operations[0].places[0].pointer", "API_POINTER", entry => entry.Api.Operations[0].Places[0].Pointer = "data/name" },
        { "api.operations[0].places[0].pointer", "API_POINTER", entry => entry.Api.Operations[0].Places[0].Pointer = "/a~2b" },
        { "api.operations[0].places[1]", "API_POINTER", entry => entry.Api.Operations[0].Places[1].Pointer = "/data/name" },
        { "api.operations[0].places[1]", "API_POINTER", entry => entry.Api.Operations[0].Places[1].Pointer = "/data/name/below" },
    };

    public static TheoryData<string, string, Action<Agreement>> AgreementFaults => new()
    {
        { "api_operations", "API_OPERATIONS_MISSING", agreement => { agreement.ApiOperations.Clear(); agreement.Operations.Add(Operation.Lookup); } },
        { "api_operations[1]", "API_OPERATION_UNKNOWN", agreement => agreement.ApiOperations[1] = "audit" },
        { "api_operations[1]", "DUPLICATE", agreement => agreement.ApiOperations[1] = "taxpayer" },
        { "operations[0]", "OPERATION_NOT_OFFERED", agreement => agreement.Operations.Add(Operation.Lookup) },
        { "operations", "LIST_EMPTY", agreement => agreement.ApiOperations.Clear() },
        { "api_operations", "API_OPERATIONS_UNUSED", agreement => agreement.Entry = "resident" },
        { "fields[0].field", "FIELD_UNKNOWN", agreement => agreement.Fields[0].Field = "nowhere" },
    };

    public static TheoryData<string, Action<Entry>> Breaking => new()
    {
        { "an operation is gone", entry => entry.Api.Operations.RemoveAt(1) },
        { "it has another name", entry => entry.Api.Operations[1].Name = "file" },
        { "another method", entry => entry.Api.Operations[1].Method = "PUT" },
        { "another path", entry => entry.Api.Operations[1].Path = "/files" },
        { "another name in its path", entry => (entry.Api.Operations[0].Path, entry.Api.Operations[0].Parameters[0].Name) = ("/taxpayers/{code}", "code") },
        { "no body", entry => entry.Api.Operations[1].TakesBody = false },
        { "a new parameter that is required", entry => entry.Api.Operations[0].Parameters.Add(new ApiParameter { Name = "month", Required = true }) },
        { "a parameter that is required now", entry => entry.Api.Operations[0].Parameters[1].Required = true },
        { "a parameter is gone", entry => entry.Api.Operations[0].Parameters.RemoveAt(1) },
        { "a shorter parameter", entry => entry.Api.Operations[0].Parameters[0].Length = 17 },
        { "a parameter of fewer values", entry => entry.Api.Operations[0].Parameters[1].Pattern = "20.." },
        { "a parameter of another subject", entry => entry.Api.Operations[0].Parameters[0].SubjectType = "" },
        { "a schema of its body", entry => entry.Api.Operations[1].BodySchema = "{}" },
        { "a place is gone", entry => entry.Api.Operations[0].Places.RemoveAt(0) },
        { "a place is moved", entry => entry.Api.Operations[0].Places[0].Pointer = "/data/full_name" },
        { "a place of another field", entry => entry.Api.Operations[0].Places[0].Field = "registry" },
    };

    public static TheoryData<string, Action<Entry>> Compatible => new()
    {
        { "an operation", entry => entry.Api.Operations.Add(new ApiOperation { Name = "audit", Method = "GET", Path = "/audits" }) },
        { "a parameter that may be left out", entry => entry.Api.Operations[0].Parameters.Add(new ApiParameter { Name = "month" }) },
        { "a longer parameter", entry => entry.Api.Operations[0].Parameters[1].Length = 100 },
        { "a place", entry => entry.Api.Operations[1].Places.Add(new ApiPlace { Field = "registry", Pointer = "/registry" }) },
        { "a place of a field that has one", entry => entry.Api.Operations[0].Places.Add(new ApiPlace { Field = "full_name", Pointer = "/data/rows/*/name" }) },
        { "another order", entry => { var first = entry.Api.Operations[0]; entry.Api.Operations.RemoveAt(0); entry.Api.Operations.Add(first); } },
        { "another address", entry => entry.Api.Destinations[0].Address = "https://tax2.example:8443" },
        { "another credential", entry => entry.Api.Credential = "" },
        { "other bounds", entry => (entry.Api.AnswerKib, entry.Api.TimeoutMs) = (1, 1) },
        { "a field before the others", entry => entry.Fields.Insert(0, Samples.Field(9, "extra", Sensitivity.L1, Masking.Unspecified)) },
    };

    [Fact]
    public void The_samples_are_sound()
    {
        Assert.Empty(Check(ApiSamples.Entry()));
        Assert.Empty(Check(ApiSamples.Agreement()));
    }

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_of_an_API_is_told_by_its_path(string path, string code, Action<Entry> spoil)
    {
        var fault = Assert.Single(Check(ApiSamples.Entry(change: spoil)));

        Assert.Equal((path, code), (fault.Path, fault.Code));
        Assert.NotEmpty(fault.Chinese);
        Assert.DoesNotContain("{0}", fault.English + fault.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_of_an_API_stand_on_an_API_alone()
    {
        var document = Samples.Entry();
        document.Entry.Api = ApiSamples.Entry().Entry.Api;

        var fault = Assert.Single(Check(document));

        Assert.Equal(("api", "API_TERMS_UNUSED"), (fault.Path, fault.Code));
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = Check(ApiSamples.Entry(change: entry =>
        {
            (entry.Name, entry.Api.Credential, entry.Api.TimeoutMs) = ("", "-", 600_001);
            (entry.Api.Destinations[1].Address, entry.Api.Destinations[1].Weight) = ("tax", 500);
            (entry.Api.Operations[0].Method, entry.Api.Operations[0].Path) = ("PURGE", "taxpayers");
            (entry.Api.Operations[1].Places[0].Field, entry.Api.Operations[1].Places[0].Pointer) = ("x", "y");
        }));

        Assert.Equal(
            [
                "name", "api.credential", "api.timeout_ms", "api.destinations[1].weight", "api.destinations[1].address",
                "api.operations[0].method", "api.operations[0].path", "api.operations[1].places[0].field", "api.operations[1].places[0].pointer",
            ],
            faults.Select(fault => fault.Path));
    }

    [Theory, EachProvider]
    public async Task A_sound_API_and_its_agreement_are_registered_and_read_back(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        Assert.Empty((await database.ApplyAsync(ApiSamples.City())).Faults);

        using var follower = database.NewFollower();
        await follower.PollAsync(TestContext.Current.CancellationToken);
        var snapshot = follower.Current.Snapshot;
        var entry = snapshot.FindEntry("gongan", "tax", 1)!;
        var api = entry.Api!;
        Assert.Equal((Core.Catalogue.EntryKind.Api, Core.Catalogue.Operations.Call), (entry.Kind, entry.Operations));
        Assert.Equal(("tax-token", 65_536, TimeSpan.FromMilliseconds(1_500)), (api.Credential, api.AnswerBytes, api.Timeout));
        Assert.Equal(
            [new("one", new Uri("https://tax.example:8443/base"), 3), new("two", new Uri("http://10.1.2.3"), 1)],
            api.Destinations);
        var operation = api.Find("taxpayer")!;
        Assert.Equal(("GET /taxpayers/{uscc}", false), (operation.Template, operation.TakesBody));
        Assert.Equal([new("uscc", false, true, 18, "001", null), new("year", true, false, 64, "", null)], operation.Parameters);
        Assert.Equal([new(1, "/data/name"), new(2, "/data/rows/*/registry")], operation.Places);
        Assert.True(api.Find("filing")!.TakesBody);
        Assert.Null(api.Find("filing")!.BodySchema);
        var agreement = snapshot.Agreements.Find("a-tax")!;
        Assert.Equal((Core.Catalogue.Operations.Call, "taxpayer,filing"), (agreement.Operations, string.Join(',', agreement.ApiOperations)));
    }

    [Theory, MemberData(nameof(AgreementFaults))]
    public async Task A_fault_of_an_agreement_about_an_API_is_told(string path, string code, Action<Agreement> spoil)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);

        var outcome = await database.ApplyAsync([.. ApiSamples.City()[..^1], ApiSamples.Agreement(spoil)]);

        Assert.Contains((path, code), outcome.Faults.Select(fault => (fault.Path, fault.Code)));
    }

    [Theory, MemberData(nameof(Breaking))]
    public async Task What_breaks_callers_of_an_API_needs_a_new_major_version(string what, Action<Entry> change)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(ApiSamples.City());

        var refused = await database.ApplyAsync(ApiSamples.Entry(2, change));

        Assert.True(
            refused.Faults.Count > 0 && refused.Faults.All(fault => fault is { Path: "api.operations", Code: "BREAKING_API_OPERATION" }),
            $"{what}: {string.Join(", ", refused.Faults.Select(fault => $"{fault.Path} {fault.Code}"))}");
        Assert.Empty((await database.ApplyAsync(ApiSamples.Entry(1, entry => { entry.Major = 2; change(entry); }))).Faults);
    }

    [Theory, MemberData(nameof(Compatible))]
    public async Task What_breaks_no_caller_of_an_API_is_a_revision(string what, Action<Entry> change)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(ApiSamples.City());

        var outcome = await database.ApplyAsync(ApiSamples.Entry(2, change));

        Assert.True(outcome.Applied, $"{what}: {string.Join(", ", outcome.Faults.Select(fault => $"{fault.Path} {fault.Code}"))}");
        Assert.Contains("ENTRY_VERSION_IMMUTABLE", (await database.ApplyAsync(ApiSamples.Entry(2))).Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("{\"type\":\"object\",\"required\":[\"a\"]}", true)]
    [InlineData(" { \"required\": [ \"a\" ],\n \"type\": \"object\" } ", true)]
    [InlineData("", true)]
    [InlineData("{\"type\":\"object\"}", false)]
    [InlineData("{\"type\":\"object\",\"required\":[\"a\",\"b\"]}", false)]
    public async Task A_schema_of_bodies_may_be_laid_out_otherwise_or_removed_and_not_changed(string schema, bool isCompatible)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync([.. ApiSamples.City()[..^2], ApiSamples.Entry(1, entry => entry.Api.Operations[1].BodySchema = "{\"type\":\"object\",\"required\":[\"a\"]}")]);

        var outcome = await database.ApplyAsync(ApiSamples.Entry(2, entry => entry.Api.Operations[1].BodySchema = schema));

        Assert.Equal(isCompatible ? [] : ["BREAKING_API_OPERATION"], outcome.Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData(EntryKind.Record)]
    [InlineData(EntryKind.Certificate)]
    public async Task An_API_stays_one(EntryKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(ApiSamples.City());

        var refused = await database.ApplyAsync(ApiSamples.Entry(2, entry =>
        {
            (entry.Kind, entry.Api) = (kind, null);
            entry.KeyFields.Add("citizen_number");
            entry.Operations.Add(Operation.Lookup);
        }));

        Assert.Contains(("kind", "BREAKING_KIND"), refused.Faults.Select(fault => (fault.Path, fault.Code)));
    }

    private static void Fill<T>(Google.Protobuf.Collections.RepeatedField<T> list, int count, Func<int, T> make)
    {
        list.Clear();
        list.AddRange(Enumerable.Range(0, count).Select(make));
    }

    private static IReadOnlyList<RuleFault> Check(Document document)
    {
        var faults = new FaultList();
        DocumentRules.Check(document, s_reader, faults);
        return faults.Faults;
    }
}
