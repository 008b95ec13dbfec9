using System.Net;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Tests.Faults;

public sealed class HostileInputTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly TestCity _city = fixture.City;

    [Theory]
    [InlineData(300_000)]
    [InlineData(700_000)]
    [InlineData(4_000_000)]
    public async Task A_grpc_message_over_the_limit_is_refused(int length)
    {
        // Several times: how much has arrived when the server looks is a matter of chance.
        for (var i = 0; i < 10; i++)
        {
            var exception = await Assert.ThrowsAsync<RpcException>(async () =>
                await _city.Consumer().LookupAsync(Registered.Lookup(request => request.Key["name"] = new string('x', length))));
            Assert.True(exception.StatusCode == StatusCode.ResourceExhausted, exception.ToString());
        }

        Assert.Contains(await LogOf.AllAsync(_city), record => record.Reason == "REQUEST_TOO_LARGE" && record.ConsumerSystem == "shenpi-window");
    }

    [Theory]
    [InlineData(300_000, "1.1")]
    [InlineData(2_000_000, "1.1")]
    [InlineData(20_000_000, "1.1")]
    [InlineData(300_000, "2.0")]
    [InlineData(20_000_000, "2.0")]
    public async Task A_json_body_over_the_limit_is_refused_and_recorded(int length, string version)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/data/gongan/resident:lookup")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[length]),
        };
        request.Content.Headers.ContentType = new("application/json");

        // Over HTTP/1.1 a refusal closes the connection, which would break a body that is still being sent.
        request.Headers.ExpectContinue = version == "1.1" && length > 1 << 20;
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("REQUEST_TOO_LARGE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(await LogOf.AllAsync(_city), record => record.Reason == "REQUEST_TOO_LARGE" && record.ConsumerSystem == "shenpi-window");
    }

    [Fact]
    public async Task A_stranger_cannot_make_the_management_api_read_a_large_body()
    {
        var nobody = new Gateway.Contracts.Management.V1.ManagementService.ManagementServiceClient(_city.Connect(null));
        var large = Registered.Department("large", "x", new string('x', 8 << 20));

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await nobody.ApplyAsync(new Gateway.Contracts.Management.V1.ApplyRequest { Documents = { large } }));

        Assert.NotEqual(StatusCode.OK, exception.StatusCode);
        Assert.DoesNotContain(await LogOf.AllAsync(_city), record => record.Operation == "apply" && record.Reason == "DOCUMENTS_FAULTY");
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("case")]
    [InlineData("part of a case")]
    [InlineData("scenario")]
    [InlineData("channel")]
    [InlineData("authorisation")]
    [InlineData("material")]
    public async Task A_citizen_number_in_the_context_is_refused_and_not_recorded(string where)
    {
        var reason = await Refused.ReasonAsync(_city.Consumer().LookupAsync(Registered.Lookup(request =>
        {
            var context = request.Context;
            context.OfficerId = where == "officer" ? Registered.Resident : "officer-7";
            context.CaseNumber = where switch { "case" => Registered.Resident, "part of a case" => $"C-{Registered.Resident}/2", _ => "C-1" };
            context.Scenario = where == "scenario" ? Registered.Resident : "acceptance";
            context.Channel = where == "channel" ? Registered.Resident : "";
            context.AuthorisationRef = where == "authorisation" ? "auth:" + Registered.Resident : "";
            context.MaterialCode = where == "material" ? Registered.Resident : "";
        })));

        Assert.Equal("REQUEST_MALFORMED", reason);
        Assert.DoesNotContain(await LogOf.AllAsync(_city), record => record.ToString().Contains(Registered.Resident, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused_and_recorded()
    {
        using var client = Client();
        using var content = new ByteArrayContent([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("/v1/data/gongan/resident:lookup", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(await LogOf.AllAsync(_city), record => record.Reason == "REQUEST_MALFORMED");
    }

    [Theory]
    [InlineData("gateway.v1.SharedDataService/Lookup")]
    [InlineData("shared.gongan.v1.ResidentService/Lookup")]
    [InlineData("shared.gongan.v1.ResidentService/LookupMany")]
    [InlineData("gateway.management.v1.ManagementService/Apply")]
    [InlineData("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")]
    public async Task A_compressed_message_is_never_unpacked(string method)
    {
        // 3 MiB of zeros in 3 KiB.
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[3 << 20]);
        }

        using var nobody = new HttpClient(TestChannel.Handler(_city.Authority, null)) { BaseAddress = _city.Gateway.Address };
        using var content = new StreamedMessage((int)packed.Length, (int)packed.Length, packed.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
            Headers = { { "grpc-encoding", "gzip" } },
        };
        using var response = await nobody.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();

        var status = response.Headers.TryGetValues("grpc-status", out var early) ? early.Single() : response.TrailingHeaders.GetValues("grpc-status").Single();
        Assert.Equal("12", status);
    }

    [Fact]
    public async Task A_grpc_message_that_announces_more_than_the_limit_is_refused_before_it_is_read()
    {
        using var client = Client();
        using var content = new StreamedMessage(announced: 1 << 30, sent: 64);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gateway.v1.SharedDataService/Lookup")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();

        var status = response.Headers.TryGetValues("grpc-status", out var early) ? early.Single() : response.TrailingHeaders.GetValues("grpc-status").Single();
        Assert.Equal("8", status);
    }

    [Fact]
    public async Task A_deadline_that_passes_before_the_request_is_read_is_recorded_as_such()
    {
        using var client = Client();
        using var content = new StreamedMessage(announced: 100, sent: 10, pause: TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gateway.v1.SharedDataService/Lookup")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
            Headers = { { "grpc-timeout", "50m" } },
        };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        await Gateway.Testing.Poll.UntilAsync(
            async () => (await LogOf.AllAsync(_city)).Any(record => record.Reason == "DEADLINE_EXCEEDED" && record.ConsumerSystem == "shenpi-window"),
            TimeSpan.FromSeconds(10),
            "the call is recorded");
    }

    [Fact]
    public async Task Random_bytes_as_a_request_get_a_clean_error()
    {
        var random = new Random(7);
        var method = new Method<byte[], byte[]>(
            MethodType.Unary,
            "gateway.v1.SharedDataService",
            "Lookup",
            Marshallers.Create(bytes => bytes, bytes => bytes),
            Marshallers.Create(bytes => bytes, bytes => bytes));
        var invoker = _city.ConnectConsumer().CreateCallInvoker();
        for (var i = 0; i < 300; i++)
        {
            var bytes = Registered.Lookup().ToByteArray();
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var call = invoker.AsyncUnaryCall(method, null, new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10)), bytes);
            try
            {
                LookupResponse.Parser.ParseFrom(await call.ResponseAsync);
            }
            catch (RpcException exception)
            {
                Assert.True(exception.StatusCode != StatusCode.Unknown, $"{i}: {exception.Status}");
            }
        }
    }

    [Fact]
    public async Task Unknown_methods_and_services_are_unimplemented()
    {
        using var client = Client();
        foreach (var path in new[] { "/gateway.v1.SharedDataService/Nothing", "/gateway.v1.Nothing/Lookup", "/" })
        {
            using var content = new StreamedMessage(announced: 0, sent: 0);
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = content,
            };
            using var response = await client.SendAsync(request);
            var refused = response.StatusCode == HttpStatusCode.NotFound
                || (response.Headers.TryGetValues("grpc-status", out var status) && status.Single() == "12");
            Assert.True(refused, $"{path}: {response}");
        }
    }

    private HttpClient Client() =>
        new(TestChannel.Handler(_city.Authority, _city.Certificate("shenpi", "shenpi-window"))) { BaseAddress = _city.Gateway.Address };

    private sealed class StreamedMessage : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly TimeSpan _pause;

        public StreamedMessage(int announced, int sent, byte[]? packed = null, TimeSpan pause = default)
        {
            _pause = pause;
            _bytes = new byte[5 + sent];
            packed?.CopyTo(_bytes, 5);
            _bytes[0] = packed is null ? (byte)0 : (byte)1;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(1), announced);
            Headers.ContentType = new("application/grpc");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes);
            await stream.FlushAsync();
            await Task.Delay(_pause);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
