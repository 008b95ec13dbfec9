using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;
using Status = Grpc.Core.Status;

namespace Gateway.Cli.Tests.Lookups;

public sealed class RefusalTests
{
    private static readonly RpcStatus FieldNotAgreed = Refusal(
        StatusCode.PermissionDenied,
        "FIELD_NOT_AGREED",
        "The agreement does not grant this field. Leave it out, or have the agreement changed.",
        new()
        {
            ["exchange_id"] = "0198f0aa-0000-7000-8000-000000000001",
            ["fault_side"] = "consumer",
            ["mend_by"] = "consumer_steward",
            ["agreement"] = "shenpi-gongan-resident",
            ["entry"] = "gongan/resident",
            ["field"] = "mz",
            ["message_zh"] = "共享协议未约定该信息项。请去掉该项，或变更协议。",
            ["later"] = "said by a newer gateway",
        });

    private static readonly RpcStatus Unavailable = Refusal(
        StatusCode.Unavailable,
        "PROVIDER_UNAVAILABLE",
        "The providing department cannot be reached just now. This says nothing about whether it holds the data. (no adapter answers.)",
        new() { ["fault_side"] = "provider", ["mend_by"] = "provider" });

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task A_refusal_names_the_link_whose_fault_it_is_and_who_can_mend_it(string language)
    {
        var told = new StringWriter { NewLine = "\n" };
        foreach (var status in new[] { FieldNotAgreed, Unavailable })
        {
            var run = await LookupAsync(() => throw status.ToRpcException(), "--lang", language);
            Assert.Equal((ExitCodes.Refused, ""), (run.Code, run.Out));
            told.WriteLine(run.Error);
        }

        Golden.Check($"lookup/refused.{language}.txt", told.ToString());
    }

    [Fact]
    public async Task As_JSON_a_refusal_is_the_status_with_its_details()
    {
        var run = await LookupAsync(() => throw FieldNotAgreed.ToRpcException(), "--output", "json");
        Assert.Equal((ExitCodes.Refused, ""), (run.Code, run.Error));
        var parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)));
        Assert.Equal(FieldNotAgreed, parser.Parse<RpcStatus>(run.Out));
    }

    [Theory]
    [InlineData(StatusCode.Internal, "Internal")]
    [InlineData(StatusCode.ResourceExhausted, "ResourceExhausted")]
    public async Task A_failure_without_a_reason_says_where_to_look_and_repeats_nothing(StatusCode code, string name)
    {
        var run = await LookupAsync(() => throw new RpcException(new Status(code, "110101199003070000")));
        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Matches(
            $@"^the gateway at https://127\.0\.0\.1:\d+ failed without saying why \({name}\)\. Its log tells; look there around \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\.\n$",
            run.Error);
    }

    [Fact]
    public async Task Another_programs_refusal_is_not_taken_for_the_gateways()
    {
        var status = FieldNotAgreed.Clone();
        status.Details[0] = Any.Pack(new ErrorInfo { Domain = "elsewhere", Reason = "X" });
        var run = await LookupAsync(() => throw status.ToRpcException());
        Assert.Contains("failed without saying why (PermissionDenied)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_that_are_not_details_are_left_alone()
    {
        var run = await LookupAsync(() => throw new RpcException(
            new Status(StatusCode.Internal, "x"), new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF, 0xFF] } }));
        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Contains("failed without saying why (Internal)", run.Error, StringComparison.Ordinal);
    }

    private static async Task<CliRun> LookupAsync(Action fail, params string[] args)
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.SharedData.OnLookup = (_, _) =>
        {
            fail();
            throw new NotSupportedException();
        };
        return await CliRun.OfAsync(
            [
                "lookup", "gongan/resident", "--key", "a=1", "--field", "mz", "--item", "i", "--scenario", "s", "--officer", "o", "--case", "1",
                .. gateway.Connect, .. args,
            ]);
    }

    private static RpcStatus Refusal(StatusCode code, string reason, string message, Dictionary<string, string> metadata) => new()
    {
        Code = (int)code,
        Message = message,
        Details =
        {
            Any.Pack(new ErrorInfo { Domain = "gateway", Reason = reason, Metadata = { metadata } }),
            Any.Pack(new RequestInfo { RequestId = "0198f0aa-0000-7000-8000-000000000001" }),
            Any.Pack(new Help { Links = { new Help.Types.Link { Description = "What this reason means.", Url = "urn:gateway:reason:" + reason } } }),
        },
    };
}
