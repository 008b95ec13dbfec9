using Gateway.Cli.Documents;
using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Tests.Documents;

/// <summary>A department's own API, and an agreement about it, as a steward writes them.</summary>
public sealed class ApiDocumentTests
{
    private const string Entry = """
        kind: entry
        department: shuiwu
        api_name: taxpayer
        code: "3210"
        name: 纳税人信息
        entry_kind: api
        major: 1
        revision: 1
        fields:
          - number: 1
            name: 名称
            api_name: name
            type: text
            sensitivity: l1
        api:
          credential: shuiwu-hmac
          answer_kib: 256
          timeout_ms: 3000
          destinations:
            - name: one
              address: https://tax.example:8443/base
              weight: 9
          operations:
            - name: find
              method: GET
              path: /v1/taxpayers/{uscc}
              parameters:
                - name: uscc
                  subject_type: "001"
                - name: year
                  required: true
                  length: 4
              places:
                - field: name
                  pointer: /data/*/name
            - name: filing
              method: POST
              path: /v1/filings
              takes_body: true
        """;

    private const string Agreement = """
        kind: agreement
        id: A-1
        consumer: shenpi
        provider: shuiwu
        entry: taxpayer
        major: 1
        api_operations: [find, filing]
        fields:
          - field: name
        """;

    [Fact]
    public void They_are_read_as_they_are_written()
    {
        var read = Yaml.Read(Entry + "\n---\n" + Agreement + "\n");

        Assert.Empty(read.Faults);
        var entry = read.Documents[0].Entry;
        Assert.Equal(EntryKind.Api, entry.Kind);
        Assert.Equal(
            new ApiTerms
            {
                Credential = "shuiwu-hmac",
                AnswerKib = 256,
                TimeoutMs = 3_000,
                Destinations = { new ApiDestination { Name = "one", Address = "https://tax.example:8443/base", Weight = 9 } },
                Operations =
                {
                    new ApiOperation
                    {
                        Name = "find",
                        Method = "GET",
                        Path = "/v1/taxpayers/{uscc}",
                        Parameters = { new ApiParameter { Name = "uscc", SubjectType = "001" }, new ApiParameter { Name = "year", Required = true, Length = 4 } },
                        Places = { new ApiPlace { Field = "name", Pointer = "/data/*/name" } },
                    },
                    new ApiOperation { Name = "filing", Method = "POST", Path = "/v1/filings", TakesBody = true },
                },
            },
            entry.Api);
        Assert.Equal(["find", "filing"], read.Documents[1].Agreement.ApiOperations);
    }

    [Theory]
    [InlineData("takes_body: true", "take_body: true", "a.yaml:39:7: api.operations[1].take_body: unknown key; did you mean \"takes_body\"?")]
    [InlineData("required: true", "required: perhaps", "")]
    [InlineData("timeout_ms: 3000", "timeout_ms: 3s", "")]
    [InlineData("address: https://tax.example:8443/base", "address: [a]", "")]
    public void A_fault_inside_is_told_by_its_path(string sound, string spoilt, string expected)
    {
        var fault = Assert.Single(Yaml.Faults(Entry.Replace(sound, spoilt, StringComparison.Ordinal)));

        Assert.True(expected.Length == 0 ? fault.Contains("api.", StringComparison.Ordinal) : fault == expected, fault);
    }

    [Fact]
    public async Task They_are_sent_to_be_applied()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnApply = _ => new ApplyResponse { Applied = true, Revision = 1 };
        var path = gateway.At("city", "a.yaml");
        await File.WriteAllTextAsync(path, Entry + "\n---\n" + Agreement + "\n", TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync(["apply", "-f", Path.GetDirectoryName(path)!, .. gateway.Connect]);

        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        var sent = Assert.Single(gateway.Management.Applied).Documents;
        Assert.Equal("/v1/taxpayers/{uscc}", sent[0].Entry.Api.Operations[0].Path);
        Assert.Equal(2, sent[1].Agreement.ApiOperations.Count);
    }

    [Fact]
    public void A_schema_of_bodies_is_written_in_lines_and_read_back_as_it_is()
    {
        const string Schema = "{\n  \"type\": \"object\",\n  \"required\": [\"名称\"]\n}";
        var document = new Document { Entry = new Entry { Api = new ApiTerms { Operations = { new ApiOperation { Name = "filing", TakesBody = true, BodySchema = Schema } } } } };
        var written = new StringWriter { NewLine = "\n" };
        DocumentWriter.Write(document, written);

        Assert.EndsWith(
            "    - name: filing\n      takes_body: true\n      body_schema: |-\n        {\n          \"type\": \"object\",\n          \"required\": [\"名称\"]\n        }\n",
            written.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(Schema, Assert.Single(Yaml.Read(written.ToString()).Documents).Entry.Api.Operations[0].BodySchema);
    }
}
