using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;
using Gateway.Server.Tests.City;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Gateway.Server.Tests.Contracts;

/// <summary>Who sees which contract, through every door alike.</summary>
public sealed class VisibilityTests(ContractCity city) : IClassFixture<ContractCity>
{
    private static readonly string[] s_open = ["resident", "resident@2", "open_entry"];
    private static readonly string[] s_agreed = ["agreed_entry", "paused_entry", "coming_entry", "other_major"];
    private static readonly string[] s_provided = ["ended_entry", "lapsed_entry", "secret_entry", "other_major@2"];
    private static readonly string[] s_never = ["gone_entry", "closed_entry", "export_entry", "api_entry", "no_entry", "resident@3"];

    public static TheoryData<string, string, string[]> Readers => new()
    {
        { "shenpi", "shenpi-window", [.. s_open, .. s_agreed] },
        { "shenpi", "steward", [.. s_open, .. s_agreed] },
        { "minzheng", "minzheng-window", s_open },
        { "minzheng", "minzheng-steward", s_open },
        { "gongan", "gongan-adapter", [.. s_open, .. s_agreed, .. s_provided] },
        { "gongan", "gongan-steward", [.. s_open, .. s_agreed, .. s_provided] },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_door_shows_a_reader_the_same(string department, string system, string[] expected)
    {
        using var client = city.Client(department, system);
        using var reflection = city.Reflection(department, system).ServerReflectionInfo();
        var listed = await city.ListAsync(department, system);
        var (zipped, described) = (await ZippedAsync(client), await DescribedAsync(client));
        foreach (var name in (string[])[.. s_open, .. s_agreed, .. s_provided, .. s_never])
        {
            var (key, seen) = (KeyOf(name), expected.Contains(name));

            Assert.True(seen == listed.Contains(ContractNames.ServiceOf(key)), name);
            Assert.True(seen == zipped.Contains(ContractNames.FileOf(key)), name);
            Assert.True(seen == described.Contains($"{ContractNames.PackageOf(key)}.{ContractNames.StemOf(key.Name)}Key"), name);
            // An API has no messages of its own, but a description.
            foreach (var file in name == "api_entry" ? ["proto"] : (string[])["proto", "openapi.json"])
            {
                using var response = await client.GetAsync($"/v1/contracts/gongan/{key.Name}.{file}?major={key.Major}");
                Assert.True(seen == (response.StatusCode == HttpStatusCode.OK), $"{name}: {response.StatusCode}");
                Assert.True(seen || await ContractCity.ReasonAsync(response) == "ENTRY_UNKNOWN", name);
            }

            foreach (var request in RequestsFor(key))
            {
                await reflection.RequestStream.WriteAsync(request);
                Assert.True(await reflection.ResponseStream.MoveNext(CancellationToken.None));
                var answer = reflection.ResponseStream.Current;
                Assert.True(seen == (answer.ErrorResponse is null), $"{name}: {request}");
                Assert.True(seen || answer.ErrorResponse?.ErrorCode == 5, name);
            }
        }
    }

    [Fact]
    public async Task What_is_unknown_hidden_or_withdrawn_is_told_in_the_same_words()
    {
        using var client = city.Client("minzheng", "minzheng-window");
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in (string[])["no_entry", "secret_entry", "gone_entry", "closed_entry", "api_entry", "export_entry"])
        {
            using var response = await client.GetAsync($"/v1/contracts/gongan/{name}.proto");
            answers.Add(await response.Content.ReadAsStringAsync() + string.Join(',', response.Headers.Select(header => header.Key)));
            answers.Add((await city.AskAsync("minzheng", "minzheng-window", new ServerReflectionRequest
            {
                FileContainingSymbol = "shared.gongan.v1." + ContractNames.StemOf(name) + "Service",
            })).ErrorResponse.ToString());
        }

        Assert.Equal(2, answers.Count);
    }

    [Theory]
    [InlineData("minzheng", "minzheng-window", "NO_AGREEMENT")]
    [InlineData("gongan", "gongan-adapter", "SYSTEM_NOT_CONSUMER")]
    public async Task The_data_door_tells_no_field_of_a_hidden_contract(string department, string system, string reason)
    {
        using var client = city.Client(department, system);
        foreach (var path in (string[])["lookup", "verify", "lookupMany"])
        {
            foreach (var body in (string[])["{\"key\": {\"x\": 1}}", "{\"claims\": {\"x\": 1}}", "{\"fields\": \"x\"}", "{", "{\"keys\": [{\"name\": 7}]}"])
            {
                using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                using var response = await client.PostAsync($"/v1/data/gongan/secret_entry:{path}", content);
                var text = await response.Content.ReadAsStringAsync();

                Assert.Contains($"\"{reason}\"", text, StringComparison.Ordinal);
                Assert.DoesNotContain("citizen", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("birth", text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task The_typed_door_tells_no_number_of_a_hidden_contract()
    {
        var invoker = city.City.Connect(city.City.Certificate("minzheng", "minzheng-window")).CreateCallInvoker();
        foreach (var method in (string[])["Lookup", "Verify", "LookupMany"])
        {
            for (var number = 1; number < 9; number++)
            {
                foreach (var value in (byte[][])[[(byte)(number << 3), 1], [(byte)((number << 3) | 2), 1, 0xFF]])
                {
                    Assert.Equal("NO_AGREEMENT", await ReasonAsync(method, [.. TypedCall.Field(2, value), .. TypedCall.Context()]));
                }
            }
        }

        async Task<string> ReasonAsync(string method, byte[] request)
        {
            using var call = invoker.AsyncServerStreamingCall(
                TypedCall.Method("shared.gongan.v1.SecretEntryService/" + method, MethodType.ServerStreaming), null, default, request);
            var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
            return refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
        }
    }

    [Fact]
    public async Task A_holder_of_an_agreement_is_told_what_is_wrong_with_its_json()
    {
        using var client = city.Client("shenpi", "shenpi-window");
        using var content = new StringContent("{\"key\": {\"x\": 1}}", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/v1/data/gongan/agreed_entry:lookup", content);

        Assert.Contains("citizenNumber", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_major_the_newest_that_the_reader_may_see_is_read()
    {
        using var window = city.Client("shenpi", "shenpi-window");
        using var adapter = city.Client("gongan", "gongan-adapter");

        Assert.Contains("package shared.gongan.v1;", await window.GetStringAsync("/v1/contracts/gongan/other_major.proto"), StringComparison.Ordinal);
        Assert.Contains("package shared.gongan.v2;", await adapter.GetStringAsync("/v1/contracts/gongan/other_major.proto"), StringComparison.Ordinal);
        Assert.Contains("package shared.gongan.v2;", await window.GetStringAsync("/v1/contracts/gongan/resident.proto"), StringComparison.Ordinal);
    }

    private static EntryKey KeyOf(string name) =>
        name.Split('@') is [var entry, var major] ? new EntryKey("gongan", entry, major[0] - '0') : new EntryKey("gongan", name, 1);

    private static IEnumerable<ServerReflectionRequest> RequestsFor(EntryKey key)
    {
        var names = new ContractMessages(key);
        var package = ContractNames.PackageOf(key);
        return
        [
            new() { FileByFilename = ContractNames.FileOf(key) },
            new() { FileContainingSymbol = ContractNames.ServiceOf(key) },
            new() { FileContainingSymbol = ContractNames.ServiceOf(key) + ".Lookup" },
            new() { FileContainingSymbol = $"{package}.{names.Record}" },
            new() { FileContainingSymbol = $"{package}.{names.Record}.citizen_number" },
            new() { FileContainingSymbol = $"{package}.{names.Request(Operations.Lookup)}" },
            new() { AllExtensionNumbersOfType = $"{package}.{names.Key}" },
        ];
    }

    private static async Task<HashSet<string>> ZippedAsync(HttpClient client)
    {
        await using var zip = new ZipArchive(await client.GetStreamAsync("/v1/contracts.zip"));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static async Task<HashSet<string>> DescribedAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/v1/contracts/openapi.json"));
        return [.. document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name)];
    }
}
