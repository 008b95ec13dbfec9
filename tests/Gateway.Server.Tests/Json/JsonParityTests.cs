using System.Text;
using System.Text.Json.Nodes;
using Gateway.Contracts.V1;
using Gateway.Server.SharedData.Json;
using Gateway.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Json;

/// <summary>The mapping is that of Python's <c>google.protobuf.json_format</c>.</summary>
public sealed class JsonParityTests
{
    private const int Schemas = 60;
    private const int MessagesPerSchema = 40;
    private const string Signs = "0123456789.-+eE\"{}[],:TZ_ aA=/tn";

    private static readonly string[] s_foreign =
    [
        """{"major":1.0}""", """{"major":"1"}""", """{"major":" 1"}""", """{"major":1.5}""", """{"major":1e3}""", """{"major":-0.0}""", """{"major":"0x1"}""",
        """{"claims":{"a":{"integer":1e18}}}""", """{"claims":{"a":{"absent":"2"}}}""", """{"claims":{"a":{"absent":9}}}""",
        """{"claims":{"a":{"absent":"absence_null"}}}""", """{"claims":{"a":{"binary":"aGk"}}}""", """{"claims":{"a":{"binary":"aGk="}}}""",
        """{"claims":{"a":{"binary":"aG"}}}""", """{"claims":{"a":{"boolean":1}}}""", """{"claims":{"a":{"text":"a","code":"b"}}}""",
        """{"claims":{"a":{"text":"a","code":null}}}""", """{"claims":{"a":{"timestamp":"2026-01-01T00:00:00.1-11:30"}}}""",
        """{"claims":{"a":{"timestamp":"2026-01-01t00:00:00z"}}}""", """{"claims":{"a":{"timestamp":"9999-12-31T23:59:59.999999999Z"}}}""",
        """{"claims":{"a":{"timestamp":"2026-01-01T24:00:00Z"}}}""", """{"claims":{"a":{"timestamp":"2024-02-29T23:59:60Z"}}}""",
        """{"context":{"maxAge":"1.5s"}}""", """{"context":{"maxAge":"-1.5s"}}""", """{"context":{"maxAge":"315576000000.9s"}}""", """{"context":{"maxAge":"1"}}""",
        """{"context":{"max_age":null}}""", """{"unknown":1}""", """{"key":{"a":1}}""", """{"key":{"a":null}}""", """{"key":[]}""", "[]", "null", "1", "", "{} {}",
    ];

    [Fact]
    public async Task Messages_become_the_same_JSON_and_JSON_the_same_messages()
    {
        var cases = new List<ParityCase>();
        var types = Enumerable.Range(0, Schemas).Select(RandomSchema.Of).ToList();
        foreach (var (type, schema) in types.Select((type, schema) => (type, schema)))
        {
            var plan = JsonPlan.Of(type);
            for (var seed = 0; seed < MessagesPerSchema; seed++)
            {
                Add(cases, type, plan, new Random((schema * MessagesPerSchema) + seed));
            }
        }

        var verify = JsonPlan.Of(VerifyRequest.Descriptor);
        cases.AddRange(s_foreign.Select(json => ParityCase.Read(VerifyRequest.Descriptor, verify, json)));

        var lax = DescriptorFor.Lax;
        var laxPlan = JsonPlan.Of(lax);
        cases.AddRange(LaxJson.Texts.Select(json => ParityCase.Read(lax, laxPlan, json)));

        var answers = await AskAsync([.. types, VerifyRequest.Descriptor, lax], cases);

        var faults = cases.Zip(answers, (asked, answer) => asked.Compare(answer)).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} of {cases.Count} differ:\n{string.Join('\n', faults.OrderBy(fault => fault.Length).Take(5))}");
        var followed = cases.Zip(answers).Where(pair => pair.Second["error"] is null).Select(pair => pair.First.Rule).ToHashSet();
        Assert.DoesNotContain(StricterRule.All, rule => !followed.Contains(rule));
        Assert.InRange(cases.Zip(answers).Count(pair => pair.First.Message is not null && pair.Second["error"] is null), Schemas * MessagesPerSchema * 2, int.MaxValue);
    }

    // The message, another form of its JSON, and that with a sign changed, one more and one less.
    private static void Add(List<ParityCase> cases, MessageDescriptor type, JsonPlan plan, Random random)
    {
        var message = RandomMessage.Of(type, random.Next());
        var json = Transcoded.ToJson(plan, message);
        cases.Add(new ParityCase(type, message, null, json));
        var restyled = new RestyledJson(random).Message(type, JsonNode.Parse(json)!).ToJsonString();
        cases.Add(new ParityCase(type, Transcoded.ToBytes(plan, restyled), restyled, null));
        Assert.Equal(Convert.ToHexString(message), Convert.ToHexString(cases[^1].Message!));
        var (place, sign) = (random.Next(restyled.Length), Signs[random.Next(Signs.Length)]);
        cases.Add(ParityCase.Read(type, plan, new StringBuilder(restyled) { [place] = sign }.ToString()));
        cases.Add(ParityCase.Read(type, plan, restyled.Insert(place, sign.ToString())));
        cases.Add(ParityCase.Read(type, plan, restyled.Remove(random.Next(restyled.Length), 1)));
    }

    private static async Task<List<JsonObject>> AskAsync(List<MessageDescriptor> types, List<ParityCase> cases)
    {
        using var folder = new TemporaryFolder();
        var files = new FileDescriptorSet
        {
            File = { types.SelectMany(type => WithImports(type.File)).DistinctBy(file => file.Name).Select(file => file.ToProto()) },
        };
        IEnumerable<JsonObject> lines = [new JsonObject { ["set"] = Convert.ToBase64String(files.ToByteArray()) }, .. cases.Select(asked => asked.ToLine())];
        await File.WriteAllLinesAsync(folder.At("cases"), lines.Select(line => line.ToJsonString()));
        var script = Path.Combine(RepositoryRoot.Path, "tests/Gateway.Server.Tests/Json/json_format.py");
        await using var python = ChildProcess.Start(await FindPythonAsync(), [script, folder.At("cases"), folder.At("answers")]);
        Assert.True(await python.WaitForExitAsync(TimeSpan.FromMinutes(2)) == 0, python.Tail);
        var answers = await File.ReadAllLinesAsync(folder.At("answers"));
        Assert.Equal(cases.Count, answers.Length);
        return [.. answers.Select(answer => JsonNode.Parse(answer)!.AsObject())];
    }

    // A file stands behind what it imports.
    private static IEnumerable<FileDescriptor> WithImports(FileDescriptor file) => file.Dependencies.SelectMany(WithImports).Append(file);

    // The first python3 may be one without the package that the system's has.
    private static async Task<string> FindPythonAsync()
    {
        foreach (var program in new[] { "python3", "/usr/bin/python3" })
        {
            await using var python = ChildProcess.Start(program, ["-c", "import google.protobuf"]);
            if (await python.WaitForExitAsync(TimeSpan.FromMinutes(1)) == 0)
            {
                return program;
            }
        }

        throw new InvalidOperationException("No python3 has google.protobuf; install the package python3-protobuf.");
    }
}
