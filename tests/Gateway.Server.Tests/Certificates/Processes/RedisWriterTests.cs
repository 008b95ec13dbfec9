using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using StackExchange.Redis;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>
/// Somebody writes to the Redis of two gateways. One fills it; the other, whose memory is empty, reads what the writer left.
/// </summary>
public sealed class RedisWriterTests : IAsyncLifetime
{
    private const string Field = "data";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private Fleet _fleet = null!;
    private ConnectionMultiplexer _connection = null!;
    private int _serial;

    private IDatabase Database => _connection.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        // The department knows nothing of revocations: whoever answers one has it from the event.
        _fleet = await Fleet.StartAsync(2, Answer, "redisTimeout: 00:00:05");
        _connection = await ConnectionMultiplexer.ConnectAsync(_fleet.Redis.ConnectionString);
        await Poll.UntilAsync(
            async () =>
            {
                var (licence, _) = await FillAsync();
                return (await GetAsync(1, licence)).Provenance.Freshness == Freshness.Cached;
            },
            s_patience,
            "one gateway reads what the other wrote");
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _fleet.DisposeAsync();
    }

    [Fact]
    public async Task What_a_writer_swaps_replays_or_cuts_is_a_miss_and_counted_and_never_answered()
    {
        var (one, oneAt) = await FillAsync();
        var (other, otherAt) = await FillAsync();
        var (replayed, replayedAt) = await FillAsync();
        var (cut, cutAt) = await FillAsync();
        var (beheaded, beheadedAt) = await FillAsync();
        var old = await ValueAsync(replayedAt);
        await RevokeAsync(replayed);
        var before = await _fleet.Gateways[1].CountsAsync();

        (byte[] first, byte[] second) = (await ValueAsync(oneAt), await ValueAsync(otherAt));
        await Database.HashSetAsync(oneAt, Field, second);
        await Database.HashSetAsync(otherAt, Field, first);
        await Database.HashSetAsync(replayedAt, Field, old);
        await Database.HashSetAsync(cutAt, Field, (await ValueAsync(cutAt))[..^1]);
        await Database.HashSetAsync(beheadedAt, Field, (await ValueAsync(beheadedAt))[..40]);

        foreach (var licence in new[] { one, other, cut, beheaded })
        {
            await AnswersAsync(licence, CertificateStatus.Valid);
        }

        await AnswersAsync(replayed, CertificateStatus.Revoked);
        var counts = before;
        await Poll.UntilAsync(
            async () =>
            {
                // The page of metrics is a moment old.
                counts = await _fleet.Gateways[1].CountsAsync();
                return Counted("fills filled") == 5;
            },
            s_patience,
            "five fills are counted");
        Assert.Equal((3, 1, 1), (Counted("rejected forged"), Counted("rejected touched"), Counted("rejected format")));
        Assert.Equal(0, Counted("hits"));

        int Counted(string name) => (int)(counts.SumOf(name) - before.SumOf(name));
    }

    [Fact]
    public async Task What_is_of_another_type_is_a_miss_and_counted_and_gives_way_to_an_answer()
    {
        var (licence, at) = await FillAsync();
        var before = await _fleet.Gateways[1].CountsAsync();
        await Database.KeyDeleteAsync(at);
        await Database.StringSetAsync(at, "hello");

        await AnswersAsync(licence, CertificateStatus.Valid);

        await Poll.UntilAsync(
            async () => (await _fleet.Gateways[1].CountsAsync()).SumOf("rejected format") - before.SumOf("rejected format") >= 1, s_patience, "it is counted");
        await Poll.UntilAsync(async () => await Database.KeyTypeAsync(at) == RedisType.Hash, s_patience, "the answer took its place");
        var (other, _) = await FillAsync();
        Assert.Equal(Freshness.Cached, (await GetAsync(1, other)).Provenance.Freshness);
    }

    private static FetchResponse Answer(FetchRequest request) => Licence.Answer(request, [new Licence(request.Key[0].Value, Registered.Resident)]);

    /// <summary>The gateway of the empty memory asks the department.</summary>
    private async Task AnswersAsync(string licence, CertificateStatus status)
    {
        var response = await GetAsync(1, licence);

        Assert.Equal((Freshness.Live, licence, status), (response.Provenance.Freshness, response.Certificates[0].Identifier, response.Certificates[0].Status));
    }

    private async Task RevokeAsync(string licence)
    {
        using var call = _fleet.Gateways[0].Reporter.Report();
        await call.RequestStream.WriteAsync(LicenceCity.Event(StatusEventKind.Revoked, licence));
        await call.RequestStream.CompleteAsync();
        Assert.Equal(ReportOutcome.Accepted, Assert.Single(await call.ResponseStream.ReadAllAsync().ToListAsync()).Outcome);

        // Both have it by then, and the second is not to be asked about it yet.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>Has the first gateway write a licence to Redis; the name of the value there.</summary>
    private async Task<(string Licence, RedisKey At)> FillAsync()
    {
        var licence = LicenceCity.Identifier(++_serial);
        var before = Keys().ToHashSet();
        await GetAsync(0, licence);
        await Poll.UntilAsync(() => Keys().Count() > before.Count, s_patience, "the licence is in Redis");
        return (licence, Assert.Single(Keys(), key => !before.Contains(key)));
    }

    private Task<GetCertificateResponse> GetAsync(int gateway, string licence) => Poll.UntilSucceedsAsync(
        async token => await _fleet.Gateways[gateway].Consumer.GetCertificateAsync(
            new GetCertificateRequest { Identifier = licence, Context = Registered.Lookup().Context }, cancellationToken: token),
        s_patience,
        "the gateway answers");

    private IEnumerable<RedisKey> Keys() => _connection.GetServers()[0].Keys(pattern: "gateway:certificates:*");

    private async Task<byte[]> ValueAsync(RedisKey key) => (byte[]?)await Database.HashGetAsync(key, Field) ?? [];
}
