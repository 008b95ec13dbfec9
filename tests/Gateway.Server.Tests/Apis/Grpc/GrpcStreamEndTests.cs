using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using GetRequest = Gateway.Server.Tests.Apis.Grpc.Credit.GetRequest;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>How streams end before their end.</summary>
public sealed class GrpcStreamEndTests : IAsyncLifetime
{
    private CreditCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await CreditCity.StartAsync(
        options => options.Departments.BreakerMinimumCalls = 1000, entry => entry.Api.Grpc.FirstMessageMs = 3_000);

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task A_caller_may_be_silent_before_its_first_message_and_the_department_may_not_after_it()
    {
        _city.Upstream.Talk = (_, _, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
        using var talk = _city.Client.Talk(CreditCity.Headers());
        var ended = talk.ResponseStream.MoveNext(default);

        await Task.Delay(4_000);
        Assert.False(ended.IsCompleted);

        await talk.RequestStream.WriteAsync(new GetRequest());
        var exception = await Assert.ThrowsAsync<RpcException>(() => ended.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("PROVIDER_TIMEOUT", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Theory]
    [InlineData("idle")]
    [InlineData("lively")]
    [InlineData("silent")]
    [InlineData("talk")]
    public async Task A_suspension_ends_a_running_stream_within_a_second_or_so(string how)
    {
        _city.Upstream.List = async (_, stream, context) =>
        {
            for (var i = 0; i < (how == "silent" ? 0 : how == "lively" ? int.MaxValue : 1); i++)
            {
                await stream.WriteAsync(Firms.Small());
                await Task.Delay(20, context.CancellationToken);
            }

            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        _city.Upstream.Talk = async (requests, stream, context) =>
        {
            await requests.MoveNext(context.CancellationToken);
            await stream.WriteAsync(Firms.Small());
            await requests.MoveNext(context.CancellationToken);
        };
        using var talk = how == "talk" ? _city.Client.Talk(CreditCity.Headers()) : null;
        using var list = how == "talk" ? null : _city.Client.List(new GetRequest(), CreditCity.Headers());
        var stream = talk?.ResponseStream ?? list!.ResponseStream;
        if (talk is not null)
        {
            await talk.RequestStream.WriteAsync(new GetRequest());
        }

        if (how != "silent")
        {
            Assert.True(await stream.MoveNext(default));
        }

        await _city.City.ApplyAsync(CreditCity.Agreement(agreement => agreement.State = AgreementState.Suspended));
        var suspended = TimeProvider.System.GetTimestamp();
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.MoveNext(default))
            {
            }
        });

        Assert.InRange(TimeProvider.System.GetElapsedTime(suspended), TimeSpan.Zero, TimeSpan.FromSeconds(2.2));
        Assert.Equal((StatusCode.PermissionDenied, "AGREEMENT_SUSPENDED"), (exception.StatusCode, exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason));
        var closed = await ClosedAsync(exception.GetRpcStatus()!.GetDetail<Google.Rpc.RequestInfo>().RequestId);
        Assert.Equal("AGREEMENT_SUSPENDED", closed.Reason);
    }

    [Fact]
    public async Task A_department_that_dies_in_mid_stream_is_told_as_such_and_serves_again_when_it_is_back()
    {
        _city.Upstream.List = async (_, stream, context) =>
        {
            await stream.WriteAsync(Firms.Small());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        using var call = _city.Client.List(new GetRequest(), CreditCity.Headers());
        Assert.True(await call.ResponseStream.MoveNext(default));

        await _city.KillUpstreamAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        var info = exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>();
        Assert.Equal(("PROVIDER_UNAVAILABLE", "provider"), (info.Reason, info.Metadata["fault_side"]));
        Assert.Equal(("PROVIDER_UNAVAILABLE", 1u), (await ClosedAsync(info.Metadata["exchange_id"])) is var closed ? (closed.Reason, closed.RecordCount) : default);
        Assert.Equal("PROVIDER_UNAVAILABLE", await Refused.ReasonAsync(_city.GetAsync()));

        await _city.RestartUpstreamAsync();
        await _city.UntilAsync(reason => reason.Length == 0);
    }

    [Fact]
    public async Task A_caller_that_goes_away_ends_the_departments_work_and_is_recorded()
    {
        var ended = new TaskCompletionSource();
        _city.Upstream.Talk = async (_, stream, context) =>
        {
            context.CancellationToken.Register(ended.SetResult);
            await stream.WriteAsync(Firms.Small());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        string id;
        using (var call = _city.Client.Talk(CreditCity.Headers()))
        {
            Assert.True(await call.ResponseStream.MoveNext(default));
            id = (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!;
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(Outcome.Abandoned, (await ClosedAsync(id)).Outcome);
    }

    [Fact]
    public async Task A_stream_has_its_time_to_the_first_message_and_none_after_it()
    {
        _city.Upstream.List = async (_, stream, context) =>
        {
            await stream.WriteAsync(Firms.Small("one"));
            await Task.Delay(TimeSpan.FromSeconds(4), context.CancellationToken);
            await stream.WriteAsync(Firms.Small("two"));
        };
        using (var call = _city.Client.List(new GetRequest(), CreditCity.Headers()))
        {
            Assert.Equal(2, await call.ResponseStream.ReadAllAsync().CountAsync());
        }

        _city.Upstream.List = (_, _, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
        using var late = _city.Client.List(new GetRequest(), CreditCity.Headers());
        var exception = await Assert.ThrowsAsync<RpcException>(() => late.ResponseStream.MoveNext(default));
        Assert.Equal("PROVIDER_TIMEOUT", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
    }

    [Fact]
    public async Task A_caller_that_takes_nothing_holds_up_the_department_and_is_cut_off_when_suspended()
    {
        var sent = 0;
        _city.Upstream.List = async (_, stream, context) =>
        {
            for (; ; sent++)
            {
                await stream.WriteAsync(Firms.Small(new string('名', 1000)), context.CancellationToken);
            }
        };
        using var call = _city.Client.List(new GetRequest(), CreditCity.Headers());
        var id = (await call.ResponseHeadersAsync).GetValue("gateway-exchange")!;
        await Task.Delay(1500);
        var held = sent;
        await Task.Delay(1000);
        Assert.InRange(sent - held, 0, 50);

        await _city.City.ApplyAsync(CreditCity.Agreement(agreement => agreement.State = AgreementState.Suspended));

        Assert.Equal("AGREEMENT_SUSPENDED", (await ClosedAsync(id)).Reason);
    }

    [Fact]
    public async Task A_department_may_end_before_its_caller_has_said_everything()
    {
        _city.Upstream.Talk = async (requests, stream, context) =>
        {
            await requests.MoveNext(context.CancellationToken);
            await stream.WriteAsync(Firms.Small());
        };
        for (var i = 0; i < 20; i++)
        {
            using var call = _city.Client.Talk(CreditCity.Headers());
            await call.RequestStream.WriteAsync(new GetRequest());
            Assert.Equal(1, await call.ResponseStream.ReadAllAsync().CountAsync());
            Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        }

        Assert.Equal(Firms.Agreed(), await _city.GetAsync());
        Assert.DoesNotContain(_city.City.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 11\r\n\r\nSECRET-MARK")]
    [InlineData("\0\0\0\u0004\0\0\0\0\0\u007f\u007f\u007f\u007f SECRET-MARK")]
    [InlineData("")]
    public async Task What_speaks_no_HTTP_2_is_no_department(string answer)
    {
        await _city.KillUpstreamAsync();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, _city.Upstream.Port);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(System.Text.Encoding.Latin1.GetBytes(answer));
                await Task.Delay(50);
            }
        });

        using var call = _city.GetAsync();
        var (_, info) = await Refused.ByAsync(call);

        Assert.True(info is { Reason: "PROVIDER_UNAVAILABLE" or "PROVIDER_ANSWER_INVALID" }, info.Reason);
        Assert.Equal("provider", info.Metadata["fault_side"]);
        Assert.DoesNotContain(Firms.Secret, call.GetStatus().Detail, StringComparison.Ordinal);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Fact]
    public async Task Streams_take_no_place_of_other_calls()
    {
        await using var city = await CreditCity.StartAsync(options =>
        {
            options.Departments.Concurrency = 2;
            options.Departments.Queue = 0;
        });
        city.Upstream.List = async (_, stream, context) =>
        {
            await stream.WriteAsync(Firms.Small());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        using var one = city.Client.List(new GetRequest(), CreditCity.Headers());
        using var two = city.Client.List(new GetRequest(), CreditCity.Headers());
        Assert.True(await one.ResponseStream.MoveNext(default));
        Assert.True(await two.ResponseStream.MoveNext(default));

        using var three = city.Client.List(new GetRequest(), CreditCity.Headers());
        var busy = await Assert.ThrowsAsync<RpcException>(() => three.ResponseStream.MoveNext(default));
        Assert.Equal("PROVIDER_BUSY", busy.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Equal(Firms.Agreed(), await city.GetAsync());
    }

    [Fact]
    public async Task Callers_that_give_up_do_not_open_the_breaker()
    {
        await using var city = await CreditCity.StartAsync(options => options.Departments.BreakerMinimumCalls = 4);
        city.Upstream.Get = async (_, context) =>
        {
            await Task.Delay(500, context.CancellationToken);
            return Firms.Small();
        };
        for (var i = 0; i < 8; i++)
        {
            using var call = city.Client.GetAsync(new GetRequest(), CreditCity.Headers(), TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(50));
            await Assert.ThrowsAsync<RpcException>(async () => await call);
        }

        Assert.Equal(Firms.Agreed(), await city.GetAsync());
    }

    private async Task<ExchangeRecord> ClosedAsync(string id)
    {
        ExchangeRecord? closed = null;
        await Poll.UntilAsync(
            async () => (closed = (await LogOf.FindAllAsync(_city.City, id, 1))[^1]).Kind == RecordKind.Closed, TimeSpan.FromSeconds(10), "the end is recorded");
        return closed!;
    }
}
