using System.Diagnostics;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Certificates.Events;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Certificates;

public sealed class WatchTests : IAsyncLifetime
{
    private LicenceCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await LicenceCity.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Events_come_in_order_at_once_and_from_any_cursor_again()
    {
        using var watch = Watch("");
        Assert.Null((await NextAsync(watch)).Event);
        var since = Stopwatch.GetTimestamp();

        await _city.ReportAsync([.. Enumerable.Range(0, 250).Select(i => LicenceCity.Event(StatusEventKind.Revoked, LicenceCity.Identifier(i)))]);

        var events = new List<WatchResponse>();
        while (events.Count < 250)
        {
            events.Add(await NextAsync(watch));
        }

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(Enumerable.Range(0, 250).Select(LicenceCity.Identifier), events.Select(response => response.Event.Identifier));
        Assert.All(events, response => Assert.Equal(StatusEventKind.Revoked, response.Event.Kind));

        using var again = Watch(events[199].Cursor);
        Assert.Null((await NextAsync(again)).Event);
        Assert.Equal(events[200].Event, (await NextAsync(again)).Event);
        using var all = Watch("0");
        Assert.Null((await NextAsync(all)).Event);
        Assert.Equal(events[0].Event, (await NextAsync(all)).Event);
        var records = await LogOf.FindAllAsync(_city.City, events[0].Receipt.ExchangeId, 2);
        Assert.Equal([RecordKind.Opened, RecordKind.Page], records.Take(2).Select(record => record.Kind));
        Assert.Equal("watch", records[1].Operation);
    }

    [Fact]
    public async Task A_suspension_ends_a_watch_within_a_second_though_nothing_happens()
    {
        using var watch = Watch("");
        await NextAsync(watch);
        var since = Stopwatch.GetTimestamp();

        await _city.City.ApplyAsync(LicenceCity.Agreement(agreement => agreement.State = AgreementState.Suspended));

        var ended = await Assert.ThrowsAsync<RpcException>(() => NextAsync(watch));
        Assert.Equal("AGREEMENT_SUSPENDED", ReasonOf(ended));
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_cursor_of_no_history_is_refused()
    {
        foreach (var cursor in (string[])["nonsense", "x", "00", "a b", "%20", WatchCursor.Write(new Gateway.Core.Certificates.FeedPoint(Guid.Empty, 7, 9)), new string('A', 500)])
        {
            using var watch = Watch(cursor);
            Assert.Equal("CURSOR_UNKNOWN", ReasonOf(await Assert.ThrowsAsync<RpcException>(async () =>
            {
                await NextAsync(watch);
            })));
        }
    }

    [Fact]
    public async Task A_system_has_only_so_many_watches_at_once()
    {
        var open = new List<AsyncServerStreamingCall<WatchResponse>>();
        try
        {
            for (var i = 0; i < OpenWatches.GreatestOfSystem; i++)
            {
                open.Add(Watch(""));
                await NextAsync(open[^1]);
            }

            using (var tooMany = Watch(""))
            {
                Assert.Equal("RATE_EXCEEDED", ReasonOf(await Assert.ThrowsAsync<RpcException>(() => NextAsync(tooMany))));
            }

            open[0].Dispose();
            await Gateway.Testing.Poll.UntilAsync(
                async () =>
                {
                    using var next = Watch("");
                    try
                    {
                        await NextAsync(next);
                        return true;
                    }
                    catch (RpcException)
                    {
                        return false;
                    }
                },
                TimeSpan.FromSeconds(10),
                "there is room again");
        }
        finally
        {
            open.ForEach(watch => watch.Dispose());
        }

        using var http = new HttpClient();
        await Gateway.Testing.Poll.UntilAsync(
            async () => (await http.GetStringAsync(new Uri(_city.City.Gateway.ManagementAddress, "/metrics"))) is var page
                && page.Split('\n').Any(line => line.StartsWith("gateway_exchanges_total", StringComparison.Ordinal)
                    && line.Contains("outcome=\"abandoned\"", StringComparison.Ordinal) && line.Contains("operation=\"watch\"", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(10),
            "a watch that its caller left is counted");
    }

    [Fact]
    public async Task Without_an_agreement_that_grants_it_nothing_is_told()
    {
        await _city.City.ApplyAsync(LicenceCity.Agreement(agreement => agreement.Operations.Remove(Operation.Watch)));
        await Gateway.Testing.Poll.UntilAsync(
            async () =>
            {
                using var watch = Watch("0");
                try
                {
                    await NextAsync(watch);
                    return false;
                }
                catch (RpcException exception)
                {
                    return ReasonOf(exception) == "OPERATION_NOT_AGREED";
                }
            },
            TimeSpan.FromSeconds(10),
            "the watch is refused");
    }

    private static async Task<WatchResponse> NextAsync(AsyncServerStreamingCall<WatchResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current;
    }

    private static string ReasonOf(RpcException exception) => exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;

    private AsyncServerStreamingCall<WatchResponse> Watch(string cursor) =>
        new CertificateEventService.CertificateEventServiceClient(_city.City.ConnectConsumer()).Watch(
            new WatchRequest { TypeCode = LicenceCity.Type, Cursor = cursor, Context = Registered.Lookup().Context });
}
