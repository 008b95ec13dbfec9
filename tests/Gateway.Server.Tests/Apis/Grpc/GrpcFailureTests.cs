using Gateway.Contracts.Audit.V1;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>Whatever the API does, the caller gets a clear status with whose fault it was, and it is recorded.</summary>
public sealed class GrpcFailureTests(GrpcFailureTests.Fixture fixture) : IClassFixture<GrpcFailureTests.Fixture>, IDisposable
{
    private CreditCity City => fixture.City;

    public static TheoryData<StatusCode, string, string> Statuses => new()
    {
        { StatusCode.Cancelled, "PROVIDER_UNAVAILABLE", "provider" },
        { StatusCode.Unknown, "PROVIDER_UNAVAILABLE", "provider" },
        { StatusCode.InvalidArgument, "API_REQUEST_REFUSED", "consumer" },
        { StatusCode.DeadlineExceeded, "PROVIDER_TIMEOUT", "provider" },
        { StatusCode.AlreadyExists, "API_REQUEST_REFUSED", "consumer" },
        { StatusCode.PermissionDenied, "API_CREDENTIAL_REFUSED", "gateway" },
        { StatusCode.ResourceExhausted, "PROVIDER_BUSY", "provider" },
        { StatusCode.FailedPrecondition, "API_REQUEST_REFUSED", "consumer" },
        { StatusCode.Aborted, "API_REQUEST_REFUSED", "consumer" },
        { StatusCode.OutOfRange, "API_REQUEST_REFUSED", "consumer" },
        { StatusCode.Unimplemented, "PROVIDER_ANSWER_INVALID", "provider" },
        { StatusCode.Internal, "PROVIDER_UNAVAILABLE", "provider" },
        { StatusCode.Unavailable, "PROVIDER_UNAVAILABLE", "provider" },
        { StatusCode.DataLoss, "PROVIDER_ANSWER_INVALID", "provider" },
        { StatusCode.Unauthenticated, "API_CREDENTIAL_REFUSED", "gateway" },
    };

    public void Dispose() => City.Upstream.Raw = null;

    [Theory, MemberData(nameof(Statuses))]
    public async Task A_status_is_told_recorded_and_attributed_and_its_text_is_not_passed(StatusCode status, string reason, string side)
    {
        City.Upstream.Get = (_, _) => throw new RpcException(new Status(status, Firms.Secret), new Metadata { { "x-secret", Firms.Secret } });
        City.Upstream.List = async (_, stream, _) =>
        {
            await stream.WriteAsync(Firms.Small());
            throw new RpcException(new Status(status, Firms.Secret), new Metadata { { "x-secret", Firms.Secret } });
        };

        await FailsAsync(reason, side);

        using var call = City.Client.List(new GetRequest(), CreditCity.Headers());
        Assert.True(await call.ResponseStream.MoveNext(default));
        var late = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(reason, InfoOf(late).Reason);
        Assert.DoesNotContain(Firms.Secret, late.Status.Detail + string.Join(' ', late.Trailers.Where(each => !each.IsBinary).Select(each => each.Value)), StringComparison.Ordinal);
        var records = await LogOf.FindAllAsync(City.City, InfoOf(late).Metadata["exchange_id"], 3);
        Assert.Equal([RecordKind.Opened, RecordKind.Page, RecordKind.Closed], records.Select(record => record.Kind));
        Assert.Equal((reason, 1u), (records[^1].Reason, records[^1].RecordCount));
    }

    [Fact]
    public async Task Not_found_is_an_answer()
    {
        City.Upstream.Get = (_, _) => throw new RpcException(new Status(StatusCode.NotFound, Firms.Secret));

        using var call = City.GetAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal((StatusCode.NotFound, null), (exception.StatusCode, exception.GetRpcStatus()));
        Assert.DoesNotContain(Firms.Secret, exception.ToString(), StringComparison.Ordinal);
        var headers = await call.ResponseHeadersAsync;
        var id = headers.GetValue("gateway-exchange") ?? exception.Trailers.GetValue("gateway-exchange");
        var (record, _) = await LogOf.FindAsync(City.City, id!);
        Assert.Equal(Outcome.NotFound, record.Outcome);
    }

    [Theory]
    [InlineData("html", "PROVIDER_ANSWER_INVALID")]
    [InlineData("http 404", "PROVIDER_ANSWER_INVALID")]
    [InlineData("http 401", "API_CREDENTIAL_REFUSED")]
    [InlineData("http 429", "PROVIDER_BUSY")]
    [InlineData("http 503", "PROVIDER_UNAVAILABLE")]
    [InlineData("encoding", "PROVIDER_ANSWER_INVALID")]
    [InlineData("no status", "PROVIDER_ANSWER_INVALID")]
    [InlineData("bad status", "PROVIDER_ANSWER_INVALID")]
    [InlineData("no message", "PROVIDER_ANSWER_INVALID")]
    [InlineData("two messages", "PROVIDER_ANSWER_INVALID")]
    [InlineData("packed", "PROVIDER_ANSWER_INVALID")]
    [InlineData("cut", "PROVIDER_ANSWER_INVALID")]
    [InlineData("large", "PROVIDER_ANSWER_INVALID")]
    [InlineData("lying length", "PROVIDER_ANSWER_INVALID")]
    [InlineData("garbage", "PROVIDER_ANSWER_INVALID")]
    [InlineData("type", "PROVIDER_ANSWER_INVALID")]
    [InlineData("group", "PROVIDER_ANSWER_INVALID")]
    [InlineData("latin", "PROVIDER_ANSWER_INVALID")]
    [InlineData("aborts", "PROVIDER_UNAVAILABLE")]
    [InlineData("aborts late", "PROVIDER_UNAVAILABLE")]
    [InlineData("hangs", "PROVIDER_TIMEOUT")]
    [InlineData("drips", "PROVIDER_TIMEOUT")]
    public async Task An_answer_that_is_none_is_stopped(string what, string reason)
    {
        City.Upstream.Raw = context => AnswerAsync(context, what);

        await FailsAsync(reason, reason == "API_CREDENTIAL_REFUSED" ? "gateway" : "provider");
    }

    [Fact]
    public async Task What_changes_nothing_is_tried_once_more_where_the_way_failed()
    {
        var asked = 0;
        City.Upstream.Get = (_, _) => Interlocked.Increment(ref asked) == 1
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Task.FromResult(Firms.Small());

        Assert.Equal(Firms.Agreed(), await City.GetAsync());
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task The_callers_deadline_is_the_callers()
    {
        City.Upstream.Get = async (_, context) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), context.CancellationToken);
            return Firms.Small();
        };
        var before = (await LogOf.AllAsync(City.City)).Count;
        using var call = City.Client.GetAsync(new GetRequest(), CreditCity.Headers(), TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(400));

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);

        // Whichever came first: the client's going away at its deadline, or the same deadline here.
        ExchangeRecord? last = null;
        await Poll.UntilAsync(
            async () => (last = (await LogOf.AllAsync(City.City)).Skip(before).LastOrDefault()) is not null, TimeSpan.FromSeconds(5), "it is recorded");
        Assert.True(last!.Reason == "DEADLINE_EXCEEDED" || last.Outcome == Outcome.Abandoned, last.ToString());
    }

    private async Task FailsAsync(string reason, string side)
    {
        using var call = City.GetAsync();
        var (status, info) = await Refused.ByAsync(call);
        Assert.Equal((reason, side), (info.Reason, info.Metadata["fault_side"]));
        Assert.DoesNotContain(Firms.Secret, call.GetStatus().Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(call.GetTrailers().Concat(await call.ResponseHeadersAsync), header => header.Key == "x-secret");
        var (record, _) = await LogOf.FindAsync(City.City, info.Metadata["exchange_id"]);
        Assert.Equal((reason, "call/get", 0), (record.Reason, record.Operation, record.Fields.Count));
        Assert.NotEqual(StatusCode.OK, status);
    }

    private static async Task AnswerAsync(HttpContext context, string what)
    {
        var response = context.Response;
        response.ContentType = "application/grpc";
        switch (what)
        {
            case "html":
                response.ContentType = "text/html";
                await response.WriteAsync(Firms.Secret);
                return;
            case "http 404" or "http 401" or "http 429" or "http 503":
                response.StatusCode = int.Parse(what.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
                return;
            case "encoding":
                response.Headers["grpc-encoding"] = "gzip";
                break;
            case "aborts":
                context.Abort();
                return;
            case "aborts late":
                await WriteAsync(context, Firms.Small().ToByteArray());
                context.Abort();
                return;
            case "hangs":
                await Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case "drips":
                for (var i = 0; i < 100 && !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await response.Body.WriteAsync(new byte[] { 0 });
                    await response.Body.FlushAsync();
                    await Task.Delay(900);
                }

                return;
            case "no message":
                break;
            case "two messages":
                await WriteAsync(context, Firms.Small().ToByteArray());
                await WriteAsync(context, Firms.Small().ToByteArray());
                break;
            case "packed":
                await WriteAsync(context, Firms.Small().ToByteArray(), flag: 1);
                break;
            case "cut":
                await WriteAsync(context, Firms.Small().ToByteArray(), length: 5000);
                break;
            case "large":
                await WriteAsync(context, new Firm { Remark = new string('x', 300 << 10) }.ToByteArray());
                break;
            case "lying length":
                await WriteAsync(context, Firms.Small().ToByteArray(), length: uint.MaxValue);
                break;
            case "garbage":
                await WriteAsync(context, [0xff, 0xff, 0xff, 1, 2, 3]);
                break;
            case "type":
                await WriteAsync(context, [0x10, 5]);
                break;
            case "group":
                await WriteAsync(context, [0x9b, 0x06, 0x9c, 0x06]);
                break;
            case "latin":
                await WriteAsync(context, [0x12, 2, 0xe9, 0x41]);
                break;
            default:
                await WriteAsync(context, Firms.Small().ToByteArray());
                break;
        }

        if (what != "no status")
        {
            response.AppendTrailer("grpc-status", what == "bad status" ? "99" : "0");
        }
    }

    private static async Task WriteAsync(HttpContext context, byte[] message, byte flag = 0, uint? length = null)
    {
        var size = length ?? (uint)message.Length;
        await context.Response.Body.WriteAsync(new byte[] { flag, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size }.Concat(message).ToArray());
        await context.Response.Body.FlushAsync();
    }

    private static Google.Rpc.ErrorInfo InfoOf(RpcException exception) => exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>();

    public sealed class Fixture : IAsyncLifetime
    {
        internal CreditCity City { get; private set; } = null!;

        // Many failures in a row are the test here, not the department's.
        public async ValueTask InitializeAsync() => City = await CreditCity.StartAsync(options => options.Departments.BreakerMinimumCalls = 1000);

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
