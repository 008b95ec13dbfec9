using System.Text.Json;
using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Cli.Tests.Registered;

public sealed class GetTests
{
    private static readonly Document[] Departments =
        [.. Enumerable.Range(0, 5).Select(i => new Document { Department = new Department { Slug = $"d{i}", Name = "部门" } })];

    [Fact]
    public async Task All_of_a_kind_are_read_page_by_page_as_YAML_that_apply_takes()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnGet = Pages;
        var run = await CliRun.OfAsync(["get", "department", .. gateway.Connect]);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        Assert.StartsWith("---\nkind: department\nslug: d0\nname: 部门\n---\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(["", "2", "4"], gateway.Management.Gotten.Select(request => request.PageToken));
        var read = Yaml.Read(run.Out);
        Assert.Empty(read.Faults);
        Assert.Equal(Departments.Select(document => document.Department), read.Documents.Select(document => document.Department));
    }

    [Fact]
    public async Task As_JSON_they_are_one_array()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnGet = Pages;
        var run = await CliRun.OfAsync(["get", "department", "--output", "json", .. gateway.Connect]);
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(Departments, json.RootElement.EnumerateArray().Select(item => JsonParser.Default.Parse<Document>(item.GetRawText())));

        gateway.Management.OnGet = _ => new GetResponse();
        Assert.Equal("[]\n", (await CliRun.OfAsync(["get", "department", "--output", "json", .. gateway.Connect])).Out);
    }

    [Fact]
    public async Task One_is_read_by_its_key()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnGet = _ => new GetResponse();
        await CliRun.OfAsync(["get", "service_item", "0012", .. gateway.Connect]);
        var request = Assert.Single(gateway.Management.Gotten);
        Assert.Equal((DocumentKind.ServiceItem, "0012"), (request.Kind, request.Key));
    }

    [Fact]
    public async Task What_is_not_registered_is_a_refusal()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Management.OnGet = _ => throw new RpcException(new Status(StatusCode.NotFound, "x"));
        var run = await CliRun.OfAsync(["get", "entry", "a/b@1", .. gateway.Connect]);
        Assert.Equal((ExitCodes.Refused, ""), (run.Code, run.Out));
    }

    private static GetResponse Pages(GetRequest request)
    {
        var skip = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture);
        var next = skip + 2 < Departments.Length ? (skip + 2).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        return new GetResponse { Documents = { Departments.Skip(skip).Take(2) }, NextPageToken = next };
    }
}
