using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Contracts;

public sealed class ContractDoorTests(ContractCity city) : IClassFixture<ContractCity>
{
    [Fact]
    public async Task An_api_has_an_openapi_document_of_what_can_pass_and_no_proto()
    {
        using var client = city.Client("shenpi", "shenpi-window");
        var text = await client.GetStringAsync(new Uri("/v1/contracts/gongan/api_entry.openapi.json", UriKind.Relative));
        using var folder = new Gateway.Testing.TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("api.json"), text);
        var (code, output) = await ProtoTools.CheckOpenApiAsync(folder.At("api.json"));
        Assert.True(code == 0, output);

        var get = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("paths").GetProperty("/api/gongan/api_entry/taxpayers/{uscc}").GetProperty("get");
        Assert.Equal(["uscc", "year", "Gateway-Item"], get.GetProperty("parameters").EnumerateArray().Take(3).Select(each => each.GetProperty("name").GetString()));
        var data = get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("properties").GetProperty("data").GetProperty("properties");
        Assert.Equal(["name", "owner", "phone", "arrears"], data.EnumerateObject().Select(each => each.Name));
        Assert.Equal("array", data.GetProperty("arrears").GetProperty("type").GetString());

        using var proto = await client.GetAsync(new Uri("/v1/contracts/gongan/api_entry.proto", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, proto.StatusCode);
    }

    [Fact]
    public async Task The_zip_compiles_as_it_is()
    {
        using var client = city.Client("gongan", "gongan-adapter");
        using var folder = new TemporaryFolder();
        using var response = await client.GetAsync("/v1/contracts.zip");
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        await ZipFile.ExtractToDirectoryAsync(await response.Content.ReadAsStreamAsync(), folder.Path);

        var files = Directory.GetFiles(folder.Path, "*.proto", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Path, file)).ToList();
        var compiled = await ProtoTools.CompileAsync(folder.Path, files);

        Assert.Equal(files.Count, compiled.File.Count);
        Assert.Contains("shared/gongan/v2/resident.proto", files);
        Assert.Contains("google/type/date.proto", files);
    }

    [Theory]
    [InlineData("/v1/contracts.zip")]
    [InlineData("/v1/contracts/openapi.json")]
    [InlineData("/v1/contracts/gongan/resident.proto")]
    [InlineData("/v1/contracts/gongan/resident.openapi.json")]
    public async Task What_the_reader_holds_is_not_sent_again(string path)
    {
        using var client = city.Client("shenpi", "shenpi-window");
        using var first = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var again = await GetAsync(client, path, first.Headers.ETag!);
        using var other = await GetAsync(client, path, new EntityTagHeaderValue("\"other\""));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_new_revision_has_another_tag_and_is_there_at_once()
    {
        using var client = city.Client("shenpi", "shenpi-window");
        await city.City.ApplyAsync(ContractCity.Entry("growing_entry"));
        using var first = await UntilAsync(client, "/v1/contracts/gongan/growing_entry.proto", text => text.Contains("version 1.1.", StringComparison.Ordinal));
        var tag = first.Headers.ETag!;

        await city.City.ApplyAsync(ContractCity.Entry("growing_entry", entry =>
        {
            entry.Revision = 2;
            entry.Fields.Add(new Field { Number = 9, Name = "民族", ApiName = "ethnicity", Type = FieldType.Text, Sensitivity = Sensitivity.L2 });
        }));
        using var second = await UntilAsync(client, "/v1/contracts/gongan/growing_entry.proto", text => text.Contains("optional string ethnicity = 9;", StringComparison.Ordinal));

        Assert.NotEqual(tag, second.Headers.ETag);

        await city.City.ApplyAsync(ContractCity.Entry("growing_entry", entry => entry.State = EntryState.Withdrawn, entry =>
        {
            entry.Revision = 3;
            entry.Fields.Add(new Field { Number = 9, Name = "民族", ApiName = "ethnicity", Type = FieldType.Text, Sensitivity = Sensitivity.L2 });
        }));
        await Poll.UntilAsync(
            async () => (await client.GetAsync("/v1/contracts/gongan/growing_entry.proto")).StatusCode == HttpStatusCode.NotFound,
            TimeSpan.FromSeconds(20),
            "the withdrawn entry is gone");
    }

    [Theory]
    [InlineData("?major=0", HttpStatusCode.BadRequest)]
    [InlineData("?major=-1", HttpStatusCode.BadRequest)]
    [InlineData("?major=%2B1", HttpStatusCode.BadRequest)]
    [InlineData("?major=1&major=2", HttpStatusCode.BadRequest)]
    [InlineData("?major=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("?major=9999", HttpStatusCode.NotFound)]
    [InlineData("?major=1", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task A_major_is_a_number(string query, HttpStatusCode status)
    {
        using var client = city.Client("shenpi", "shenpi-window");
        using var response = await client.GetAsync("/v1/contracts/gongan/resident.proto" + query);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/contracts/gongan/..%2Fresident.proto")]
    [InlineData("/v1/contracts/gong%00an/resident.proto")]
    [InlineData("/v1/contracts/gongan/resident%0a.proto")]
    [InlineData("/v1/contracts/GONGAN/resident.proto")]
    [InlineData("/v1/contracts/gongan/Resident.proto")]
    public async Task A_hostile_name_is_of_no_entry(string path)
    {
        using var client = city.Client("shenpi", "shenpi-window");
        using var response = await client.GetAsync(path);

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{response.StatusCode}");
    }

    [Fact]
    public async Task A_stranger_reads_nothing()
    {
        foreach (var path in (string[])["/v1/contracts.zip", "/v1/contracts/openapi.json", "/v1/contracts/gongan/resident.proto", "/v1/contracts/gongan/no_entry.openapi.json"])
        {
            using var nobody = city.Client(certificate: null);
            using var unknown = city.Client("shenpi", "nobody");
            using var without = await nobody.GetAsync(path);
            using var with = await unknown.GetAsync(path);

            Assert.Equal((HttpStatusCode.Unauthorized, "CERTIFICATE_MISSING"), (without.StatusCode, await ContractCity.ReasonAsync(without)));
            Assert.Equal((HttpStatusCode.Unauthorized, "CALLER_UNKNOWN"), (with.StatusCode, await ContractCity.ReasonAsync(with)));
        }
    }

    [Fact]
    public async Task Every_reading_is_in_the_log()
    {
        using var client = city.Client("minzheng", "minzheng-steward");
        using var read = await client.GetAsync("/v1/contracts/gongan/open_entry.proto");
        using var refused = await client.GetAsync("/v1/contracts/gongan/secret_entry.proto");
        using var all = await client.GetAsync("/v1/contracts.zip");
        await city.ListAsync("minzheng", "minzheng-steward");

        var acts = (await LogOf.AllAsync(city.City)).Where(record => record.ConsumerSystem == "minzheng-steward").TakeLast(4).ToList();
        Assert.Equal(["contract", "refused", "contract", "contract"], acts.Select(record => record.Operation));
        Assert.Equal(("gongan", "open_entry", "1.1"), (acts[0].Provider, acts[0].Entry, acts[0].EntryVersion));
        Assert.Equal("ENTRY_UNKNOWN", acts[1].Reason);
        Assert.All(acts.Where(record => record.Operation == "contract"), record => Assert.True(record.Act.Revision > 0));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, EntityTagHeaderValue held)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(held);
        return client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> UntilAsync(HttpClient client, string path, Func<string, bool> holds)
    {
        HttpResponseMessage? found = null;
        await Poll.UntilAsync(
            async () =>
            {
                var response = await client.GetAsync(path);
                if (response.IsSuccessStatusCode && holds(await response.Content.ReadAsStringAsync()))
                {
                    found = response;
                    return true;
                }

                response.Dispose();
                return false;
            },
            TimeSpan.FromSeconds(20),
            path);
        return found!;
    }
}
