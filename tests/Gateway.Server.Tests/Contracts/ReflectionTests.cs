using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Tests.Contracts;

public sealed class ReflectionTests(ContractCity city) : IClassFixture<ContractCity>
{
    [Fact]
    public async Task A_symbol_brings_its_file_and_what_it_imports_once_in_a_stream()
    {
        using var call = city.Reflection("shenpi", "shenpi-window").ServerReflectionInfo();
        var first = await AskAsync(call, new ServerReflectionRequest { FileContainingSymbol = "shared.gongan.v1.OpenEntryService" });
        var second = await AskAsync(call, new ServerReflectionRequest { FileContainingSymbol = "shared.gongan.v1.OpenEntryVerdicts.name" });
        await call.RequestStream.CompleteAsync();

        var files = FileDescriptor.BuildFromByteStrings(
            first.FileDescriptorResponse.FileDescriptorProto.Reverse().OrderBy(bytes => FileDescriptorProto.Parser.ParseFrom(bytes).Dependency.Count));
        Assert.Contains(files, file => file.Services.Any(service => service.FullName == "shared.gongan.v1.OpenEntryService"));
        Assert.Equal("shared/gongan/v1/open_entry.proto", FileDescriptorProto.Parser.ParseFrom(Assert.Single(second.FileDescriptorResponse.FileDescriptorProto)).Name);
    }

    [Fact]
    public async Task The_older_name_of_reflection_answers_the_same()
    {
        var client = new Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(
            city.City.Connect(city.City.Certificate("shenpi", "shenpi-window")));
        using var call = client.ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Grpc.Reflection.V1Alpha.ServerReflectionRequest { ListServices = "" });
        await call.RequestStream.CompleteAsync();

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(
            await city.ListAsync("shenpi", "shenpi-window"),
            call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToHashSet());
    }

    [Fact]
    public async Task The_gateways_own_services_are_there_and_management_for_stewards_alone()
    {
        Assert.Contains("gateway.v1.SharedDataService", await city.ListAsync("shenpi", "shenpi-window"));
        Assert.Contains("gateway.certificates.v1.CertificateService", await city.ListAsync("shenpi", "shenpi-window"));
        Assert.DoesNotContain("gateway.management.v1.ManagementService", await city.ListAsync("shenpi", "shenpi-window"));
        Assert.Contains("gateway.management.v1.ManagementService", await city.ListAsync("shenpi", "steward"));
        foreach (var request in (ServerReflectionRequest[])
            [new() { FileContainingSymbol = "gateway.management.v1.Entry.fields" }, new() { FileByFilename = "gateway/management/v1/registry.proto" }])
        {
            Assert.Equal(5, (await city.AskAsync("shenpi", "shenpi-window", request)).ErrorResponse.ErrorCode);
            Assert.NotNull((await city.AskAsync("shenpi", "steward", request)).FileDescriptorResponse);
        }
    }

    [Theory]
    [InlineData("gateway.v1.ExchangeContext.case_number", true)]
    [InlineData("gateway.v1.Absence", true)]
    [InlineData("gateway.v1.ABSENCE_NULL", true)]
    [InlineData("gateway.v1.Record.FieldsEntry", true)]
    [InlineData("google.protobuf.FieldMask", true)]
    [InlineData("google.type.Date.year", true)]
    [InlineData("shared.gongan.v1.OpenEntryService.Verify", true)]
    [InlineData("shared.gongan.v1.OpenEntryRecord._name", true)]
    [InlineData("shared.gongan.v1.OpenEntryService.Delete", false)]
    [InlineData("shared.gongan.v1.OpenEntryRecord.nothing", false)]
    [InlineData("shared.gongan.v1.OpenEntryRecord.name.more", false)]
    [InlineData("shared.gongan.v1.OpenEntry", false)]
    [InlineData("shared.gongan.v1", false)]
    [InlineData("shared.gongan.v1.", false)]
    [InlineData(".shared.gongan.v1.OpenEntryService", false)]
    [InlineData("gateway.adapter.v1.AdapterService", false)]
    [InlineData("gateway.audit.v1.ExchangeRecord", false)]
    [InlineData("", false)]
    public async Task Symbols(string symbol, bool known)
    {
        var answer = await city.AskAsync("shenpi", "shenpi-window", new ServerReflectionRequest { Host = "h", FileContainingSymbol = symbol });

        Assert.Equal(known, answer.FileDescriptorResponse is not null);
        Assert.Equal(known, answer.ErrorResponse is null);
        Assert.Equal(("h", symbol), (answer.ValidHost, answer.OriginalRequest.FileContainingSymbol));
    }

    [Fact]
    public async Task Extensions_there_are_none()
    {
        var numbers = await city.AskAsync("shenpi", "shenpi-window", new ServerReflectionRequest { AllExtensionNumbersOfType = "gateway.v1.Receipt" });
        var service = await city.AskAsync("shenpi", "shenpi-window", new ServerReflectionRequest { AllExtensionNumbersOfType = "gateway.v1.SharedDataService" });
        var extension = await city.AskAsync("shenpi", "shenpi-window", new ServerReflectionRequest
        {
            FileContainingExtension = new ExtensionRequest { ContainingType = "gateway.v1.Receipt", ExtensionNumber = 100 },
        });
        var nothing = await city.AskAsync("shenpi", "shenpi-window", new ServerReflectionRequest());

        Assert.Equal("gateway.v1.Receipt", numbers.AllExtensionNumbersResponse.BaseTypeName);
        Assert.Empty(numbers.AllExtensionNumbersResponse.ExtensionNumber);
        Assert.Equal((5, 5, 3), (service.ErrorResponse.ErrorCode, extension.ErrorResponse.ErrorCode, nothing.ErrorResponse.ErrorCode));
    }

    [Fact]
    public async Task A_stranger_is_refused_with_a_reason()
    {
        foreach (var certificate in (TestCertificate?[])[null, city.City.Certificate("shenpi", "nobody")])
        {
            using var call = new ServerReflection.ServerReflectionClient(city.City.Connect(certificate)).ServerReflectionInfo();
            await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
            var fault = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

            Assert.Equal(StatusCode.Unauthenticated, fault.StatusCode);
            Assert.Equal(certificate is null ? "CERTIFICATE_MISSING" : "CALLER_UNKNOWN", fault.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        }
    }

    [Fact]
    public async Task A_running_stream_of_a_system_that_is_suspended_sees_no_more()
    {
        var document = Registered.System("minzheng-late", "minzheng", SystemRole.Consumer);
        await city.City.ApplyAsync(document);
        await Poll.UntilSucceedsAsync(_ => city.ListAsync("minzheng", "minzheng-late"), TimeSpan.FromSeconds(20), "the system is known");
        using var call = city.Reflection("minzheng", "minzheng-late").ServerReflectionInfo();
        Assert.NotNull((await AskAsync(call, new ServerReflectionRequest { ListServices = "" })).ListServicesResponse);

        document.System.State = SystemState.Suspended;
        await city.City.ApplyAsync(document);
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await AskAsync(call, new ServerReflectionRequest { FileByFilename = "gateway/v1/record.proto" });
            }
        });

        Assert.Equal("SYSTEM_SUSPENDED", fault.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
    }

    [Fact]
    public async Task An_oversized_request_ends_the_stream()
    {
        using var call = city.Reflection("shenpi", "shenpi-window").ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = new string('a', 5000) });

        var fault = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_request_are_refused_with_a_reason()
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var method = new Method<byte[], byte[]>(MethodType.DuplexStreaming, "grpc.reflection.v1.ServerReflection", "ServerReflectionInfo", bytes, bytes);
        using var call = city.City.Connect(city.City.Certificate("shenpi", "shenpi-window")).CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);
        await call.RequestStream.WriteAsync([0xFF, 0xFF]);

        var fault = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal("REQUEST_MALFORMED", fault.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
    }

    [Fact]
    public async Task A_stream_has_so_many_requests_and_no_more()
    {
        using var call = city.Reflection("shenpi", "shenpi-window").ServerReflectionInfo();
        var writing = Task.Run(async () =>
        {
            try
            {
                for (var i = 0; i <= 20_000; i++)
                {
                    await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = "x" });
                }
            }
            catch (RpcException)
            {
                // The stream ended, which is what is looked at below.
            }
        });
        var answers = 0;
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                answers++;
            }
        });
        await writing;

        Assert.Equal("REQUEST_TOO_LARGE", fault.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        Assert.Equal(20_000, answers);
    }

    [Fact]
    public async Task Buf_calls_by_what_reflection_tells()
    {
        using var folder = new TemporaryFolder();
        var files = city.City.Certificate("shenpi", "shenpi-window").WriteTo(folder.At("tls"));

        var (code, output) = await ProtoTools.BufAsync(
            folder.Path, "curl", "--http2-prior-knowledge", "--protocol", "grpc",
            "--cacert", files.Authority, "--cert", files.Certificate, "--key", files.Key,
            "--list-methods", city.City.Gateway.Address.ToString().TrimEnd('/'));

        Assert.True(code == 0, output);
        Assert.Contains("shared.gongan.v2.ResidentService/Lookup", output, StringComparison.Ordinal);
        Assert.Contains("gateway.v1.SharedDataService/Lookup", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SecretEntry", output, StringComparison.Ordinal);
    }

    private static async Task<ServerReflectionResponse> AskAsync(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest request)
    {
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call.ResponseStream.Current;
    }
}
