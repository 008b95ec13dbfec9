using System.Collections.Concurrent;
using System.Net.Sockets;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Departments;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using LookupManyResponse = Gateway.Contracts.V1.LookupManyResponse;

namespace Gateway.Server.Tests.Faults;

/// <summary>Ten thousand calls whose callers do not wait for the end: nothing stays behind, and everything is recorded.</summary>
public sealed class LeakTests
{
    private const int Callers = 32;

    [Fact]
    public async Task Calls_that_are_cancelled_late_or_cut_off_leave_nothing_behind_and_are_recorded()
    {
        await using var city = await TestCity.StartAsync();
        var asked = new ConcurrentBag<Guid>();
        city.Adapter.Fetch = async (request, context) =>
        {
            asked.Add(IdOf(request.ExchangeId));
            await Task.Yield();
            return Registered.Answer(request);
        };
        city.Adapter.FetchMany = (request, _) =>
        {
            asked.Add(IdOf(request.ExchangeId));
            return Task.FromResult(Registered.Answer(request));
        };
        // The first half fills the pools that a server keeps.
        await RunAsync(city, 5_000);
        var before = await HeapAsync(city);

        await RunAsync(city, 5_000);

        var grown = await HeapAsync(city) - before;
        var records = await LogOf.KindsAsync(city);
        var recorded = records.Select(record => record.Id).ToHashSet();
        Assert.True(asked.Count > 3000, $"only {asked.Count} calls reached the department");
        Assert.DoesNotContain(asked, id => !recorded.Contains(id));
        Assert.Equal(Ids(records, RecordKind.Opened), Ids(records, RecordKind.Closed));

        // Other tests share the process and its heap; kept requests of this half alone would be twice as much.
        Assert.InRange(grown, long.MinValue, 64L << 20);
    }

    private static async Task RunAsync(TestCity city, int calls)
    {
        var client = city.Consumer();
        var certificate = city.Certificate("shenpi", "shenpi-window");
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) <= calls;)
            {
                await ((i % 10) switch
                {
                    < 4 => CancelAsync(client, i),
                    < 7 => LateAsync(client, i),
                    < 9 => CancelStreamAsync(client, i),
                    _ => CutOffAsync(city, certificate, i),
                });
            }
        })));
    }

    private static async Task CancelAsync(SharedDataService.SharedDataServiceClient client, int i)
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(i % 6));
        await EndAsync(async () => await client.LookupAsync(Registered.Lookup(), cancellationToken: gone.Token));
    }

    private static Task LateAsync(SharedDataService.SharedDataServiceClient client, int i) =>
        EndAsync(async () => await client.LookupAsync(Registered.Lookup(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(i % 8)));

    private static async Task CancelStreamAsync(SharedDataService.SharedDataServiceClient client, int i)
    {
        using var call = client.LookupMany(Registered.LookupMany(260));
        await EndAsync(() => ReadAsync(call.ResponseStream, i % 260));
    }

    private static async Task CutOffAsync(TestCity city, TestCertificate certificate, int i)
    {
        Socket? socket = null;
        using var channel = TestChannel.Open(
            city.Gateway.Address, city.Authority, certificate, opened => socket = opened);
        using var call = new SharedDataService.SharedDataServiceClient(channel).LookupMany(Registered.LookupMany(260));
        await EndAsync(async () =>
        {
            await ReadAsync(call.ResponseStream, i % 260);

            // A process that is killed says nothing more: the connection is reset.
            socket!.LingerState = new LingerOption(true, 0);
            socket.Close();
        });
    }

    private static async Task ReadAsync(IAsyncStreamReader<LookupManyResponse> stream, int messages)
    {
        while (messages-- > 0 && await stream.MoveNext(CancellationToken.None))
        {
        }
    }

    private static async Task EndAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException ended) when (ended.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Unavailable or StatusCode.Internal)
        {
            // As it was meant to.
        }
    }

    private static Task UntilQuietAsync(TestCity city)
    {
        var departments = city.Gateway.Services.GetRequiredService<DepartmentCaller>();
        var channels = city.Gateway.Services.GetRequiredService<AdapterChannels>();
        return Poll.UntilAsync(
            async () =>
            {
                var records = await LogOf.KindsAsync(city);
                return channels.InFlight == 0
                    && departments.Lines.All(line => line.Value.Bulkhead.GetStatistics() is { CurrentQueuedCount: 0, CurrentAvailablePermits: var free } && free == city.Options.Departments.Concurrency)
                    && Ids(records, RecordKind.Opened).SequenceEqual(Ids(records, RecordKind.Closed));
            },
            TimeSpan.FromSeconds(30),
            "no call is under way");
    }

    private static List<Guid> Ids(IEnumerable<(Guid Id, RecordKind Kind)> records, RecordKind kind) =>
        [.. records.Where(record => record.Kind == kind).Select(record => record.Id).Order()];

    private static Guid IdOf(Google.Protobuf.ByteString id) => new(id.Span, bigEndian: true);

    private static async Task<long> HeapAsync(TestCity city)
    {
        await UntilQuietAsync(city);
        city.Adapter.Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
