using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Gateway.Server.Tests.Faults;

/// <summary>
/// Calls of every door whose callers do not wait for the end: they cancel, have a deadline that comes too early, stop reading in
/// mid-stream, or are killed.
/// </summary>
internal sealed class ImpatientCalls : IDisposable
{
    private const int Keys = 260;

    private readonly TestCity _city;
    private readonly TestCertificate _certificate;
    private readonly GrpcChannel _channel;
    private readonly HttpClient _http;

    public ImpatientCalls(TestCity city, TestCertificate certificate)
    {
        (_city, _certificate) = (city, certificate);
        _channel = TestChannel.Open(city.Gateway.Address, city.Authority, certificate);
        _http = new HttpClient(TestChannel.Handler(city.Authority, certificate)) { BaseAddress = city.Gateway.Address };
    }

    /// <summary>Makes a call; its number says of which kind, and when its caller goes away.</summary>
    public async Task MakeAsync(int call)
    {
        try
        {
            await ((call % 20) switch
            {
                0 or 1 => CancelAsync(call, GenericLookup(call)),
                2 => BeLateAsync(call, GenericLookup(call)),
                3 => StopReadingAsync(call, GenericLookupMany(call)),
                4 => BeKilledAsync(call, GenericLookupMany(call)),
                5 or 6 => CancelAsync(call, TypedLookup(call)),
                7 => BeLateAsync(call, TypedLookup(call)),
                8 or 9 => CancelAsync(call, TypedVerify(call)),
                10 => BeLateAsync(call, TypedVerify(call)),
                11 or 12 => StopReadingAsync(call, TypedLookupMany(call)),
                13 or 14 => BeLateInStreamAsync(call, TypedLookupMany(call)),
                15 => BeKilledAsync(call, TypedLookupMany(call)),
                16 or 17 => AbortAsync(call),
                _ => StopReadingLinesAsync(call),
            });
        }
        catch (RpcException ended) when (ended.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Unavailable or StatusCode.Internal)
        {
            // As it was meant to.
        }
        catch (OperationCanceledException)
        {
            // HttpClient says so.
        }
    }

    /// <summary>The number of a call whose record has this case number.</summary>
    public static int NumberOf(string caseNumber) => int.Parse(caseNumber["L-".Length..], CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _http.Dispose();
        _channel.Dispose();
    }

    private async Task CancelAsync(int call, Request request)
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(call / 20 % 24));
        using var made = Unary(request, new CallOptions(HeadersOf(call), cancellationToken: gone.Token));
        await made;
    }

    private async Task BeLateAsync(int call, Request request)
    {
        using var made = Unary(request, new CallOptions(HeadersOf(call), In(call / 20 % 24)));
        await made;
    }

    private async Task StopReadingAsync(int call, Request request)
    {
        using var made = Stream(_channel, request, new CallOptions(HeadersOf(call)));
        await ReadAsync(made, call % Keys);
    }

    private async Task BeLateInStreamAsync(int call, Request request)
    {
        using var made = Stream(_channel, request, new CallOptions(HeadersOf(call), In(call / 20 % 60)));
        await ReadAsync(made, Keys);
    }

    private async Task BeKilledAsync(int call, Request request)
    {
        Socket? socket = null;
        using var channel = TestChannel.Open(_city.Gateway.Address, _city.Authority, _certificate, opened => socket = opened);
        using var made = Stream(channel, request, new CallOptions(HeadersOf(call)));
        await ReadAsync(made, call % Keys);

        // A process that is killed says nothing more: the connection is reset.
        socket!.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private async Task AbortAsync(int call)
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(call / 20 % 24));
        using var request = Json(call, "lookup", $"\"key\":{JsonKey}");
        using var response = await _http.SendAsync(request, gone.Token);
    }

    private async Task StopReadingLinesAsync(int call)
    {
        using var request = Json(call, "lookupMany", $"\"keys\":[{string.Join(',', Enumerable.Repeat(JsonKey, Keys))}]");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        for (var read = call % Keys; read > 0; read--)
        {
            await lines.ReadLineAsync();
        }
    }

    private AsyncUnaryCall<byte[]> Unary(Request request, CallOptions options) =>
        _channel.CreateCallInvoker().AsyncUnaryCall(TypedCall.Method(request.Method), null, options, request.Message);

    private static AsyncServerStreamingCall<byte[]> Stream(GrpcChannel channel, Request request, CallOptions options) =>
        channel.CreateCallInvoker().AsyncServerStreamingCall(TypedCall.Method(request.Method, MethodType.ServerStreaming), null, options, request.Message);

    private static async Task ReadAsync(AsyncServerStreamingCall<byte[]> call, int messages)
    {
        while (messages-- > 0 && await call.ResponseStream.MoveNext(CancellationToken.None))
        {
        }
    }

    private static Request GenericLookup(int call) =>
        new("gateway.v1.SharedDataService/Lookup", Registered.Lookup(request => request.Context = ContextOf(call)).ToByteArray());

    private static Request GenericLookupMany(int call) =>
        new("gateway.v1.SharedDataService/LookupMany", Registered.LookupMany(Keys, request => request.Context = ContextOf(call)).ToByteArray());

    private static Request TypedLookup(int call) =>
        new("shared.gongan.v1.ResidentService/Lookup", [.. TypedCall.Key(), .. TypedRest(call)]);

    // Verifications of one subject would be held to the day's mismatches.
    private static Request TypedVerify(int call) => new(
        "shared.gongan.v1.ResidentService/Verify",
        [.. TypedCall.Key(Registered.Citizen(call % 1000)), .. TypedCall.Field(2, Registered.Record(2, 3).ToByteArray()), .. TypedCall.Context(ContextOf(call))]);

    private static Request TypedLookupMany(int call) =>
        new("shared.gongan.v1.ResidentService/LookupMany", [.. Enumerable.Repeat(TypedCall.Key(), Keys).SelectMany(key => key), .. TypedRest(call)]);

    private static byte[] TypedRest(int call) => [.. TypedCall.Mask("name", "birth_date"), .. TypedCall.Context(ContextOf(call))];

    // Over HTTP/2 a caller that goes away resets its stream, over HTTP/1.1 it closes the connection.
    private static HttpRequestMessage Json(int call, string operation, string key)
    {
        var body = $"{{{key},\"fields\":\"name,birthDate\",\"context\":{JsonFormatter.Default.Format(ContextOf(call))}}}";
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/data/gongan/resident:" + operation)
        {
            Version = call % 2 == 0 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(ReachedCalls.Header, call.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    private static string JsonKey => $"{{\"citizenNumber\":\"{Registered.Resident}\"}}";

    private static ExchangeContext ContextOf(int call)
    {
        var context = Registered.Lookup().Context;
        context.CaseNumber = string.Create(CultureInfo.InvariantCulture, $"L-{call}");
        return context;
    }

    private static Metadata HeadersOf(int call) => new() { { ReachedCalls.Header, call.ToString(CultureInfo.InvariantCulture) } };

    private static DateTime In(int milliseconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds);

    private readonly record struct Request(string Method, byte[] Message);
}
