using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Gateway.Server.Certificates.Caching;
using Gateway.Testing;
using StackExchange.Redis;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>With a real Redis, which others write to, and which is killed, frozen, wiped and restored.</summary>
public sealed class RedisLevelTests : IAsyncLifetime
{
    private const string Field = "data";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ManualFeed _feed = new(TimeProvider.System) { AlwaysFresh = true };
    private RedisServer _server = null!;
    private ConnectionMultiplexer _connection = null!;
    private CacheBench _writer = null!;
    private CacheBench _reader = null!;

    private IDatabase Database => _connection.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString + ",abortConnect=false");
        _writer = await StartAsync();
        _reader = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _reader.DisposeAsync();
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_one_replica_filled_another_serves()
    {
        var filled = await WriteAsync(1);
        var read = await _reader.GetAsync(1);

        Assert.Equal(CacheLevel.Redis, read.Level);
        Assert.Equal("number 1 as of fill 1", CacheBench.TextOf(read));
        Assert.Equal((filled.FilledAt, filled.Lifetime, filled.Began), (read.FilledAt, read.Lifetime, read.Began));
        Assert.Equal(filled.Keys, read.Keys);
        Assert.True(_reader.Cache.TryConfirm(read, out _));
        Assert.Equal(CacheLevel.Memory, (await _reader.GetAsync(1)).Level);
        Assert.Equal((1, 1), (_reader.Counted["hits redis"], _reader.Counted["hits memory"]));
        Assert.InRange((await Database.KeyTimeToLiveAsync(NameOf(1)))!.Value, TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_value_under_another_key_is_a_miss()
    {
        await WriteAsync(1);
        await WriteAsync(2);
        await Database.HashSetAsync(NameOf(1), Field, await ValueAsync(2));

        await MissesAsync(1, "forged");
    }

    [Fact]
    public async Task A_value_from_before_an_event_or_of_another_history_is_a_miss()
    {
        await WriteAsync(1);
        var old = await ValueAsync(1);
        _feed.Report(CacheBench.KeysOf(1)[0]);
        await WriteAsync(1, before: old);
        await Database.HashSetAsync(NameOf(1), Field, old);
        await MissesAsync(1, "touched");

        _feed.StartAnew();
        await Database.HashSetAsync(NameOf(1), Field, old);
        await MissesAsync(1, "unknown");
    }

    [Fact]
    public async Task A_value_of_which_any_bit_was_changed_is_a_miss()
    {
        await WriteAsync(1);
        var value = await ValueAsync(1);
        for (var i = 0; i < value.Length; i++)
        {
            await using var reader = await StartAsync();
            var changed = value.ToArray();
            changed[i] ^= (byte)(1 << (i % 8));
            await Database.HashSetAsync(NameOf(1), Field, changed);

            Assert.Equal(CacheLevel.Source, (await reader.GetAsync(1)).Level);
            Assert.Equal(1, reader.Counted["rejected forged"] + reader.Counted["rejected format"]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(101)]
    [InlineData(130)]
    [InlineData(-1)]
    public async Task A_value_that_was_cut_is_a_miss(int length)
    {
        await WriteAsync(1);
        var value = await ValueAsync(1);
        await Database.HashSetAsync(NameOf(1), Field, value[..(length < 0 ? value.Length + length : length)]);

        await MissesAsync(1, length < 101 && length >= 0 ? "format" : "forged");
    }

    [Fact]
    public async Task A_value_whose_time_is_over_is_a_miss_whatever_Redis_keeps()
    {
        await WriteAsync(1, TimeSpan.FromSeconds(3));
        Assert.True(await Database.KeyPersistAsync(NameOf(1)));
        await Task.Delay(TimeSpan.FromSeconds(3.2));

        await MissesAsync(1, "expired");
    }

    [Fact]
    public async Task A_caller_gets_nothing_older_out_of_Redis_than_it_wants()
    {
        await WriteAsync(1);
        await Task.Delay(50);

        Assert.Equal(CacheLevel.Source, (await _reader.GetAsync(1, maxAge: TimeSpan.FromMilliseconds(20))).Level);
        Assert.Equal(1, _reader.Counted["stale max_age"]);
    }

    [Fact]
    public async Task A_frozen_Redis_lets_one_call_wait()
    {
        var second = TimeSpan.FromSeconds(1);
        await using var patient = await StartAsync(second);
        _server.Pause();
        var times = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(CacheLevel.Source, (await patient.GetAsync(number)).Level);
            return clock.Elapsed;
        }))).WaitAsync(s_patience);

        var longest = times.OrderDescending().Take(3).Select(time => time.TotalMilliseconds);
        TestContext.Current.TestOutputHelper?.WriteLine($"Longest: {string.Join(", ", longest)} ms");
        // The others go after a tenth of that.
        Assert.Single(times, time => time >= second * 0.9);
        Assert.Equal(63, times.Count(time => time < second * 0.7));
        Assert.True(patient.IsRedisAway);
        var later = Stopwatch.StartNew();
        for (var number = 100; number < 200; number++)
        {
            Assert.Equal(CacheLevel.Source, (await patient.GetAsync(number)).Level);
        }

        Assert.True(later.Elapsed < second * 0.7, $"{later.Elapsed}");
        Assert.Equal(164, patient.Counted["redis.dropped"]);

        _server.Resume();
        await Poll.UntilAsync(() => !patient.IsRedisAway, s_patience, "Redis is asked again");
    }

    [Fact]
    public async Task A_killed_Redis_is_done_without_until_it_is_back_and_empty()
    {
        await WriteAsync(1);
        _server.Kill();
        for (var number = 1; number < 20; number++)
        {
            Assert.Equal(CacheLevel.Source, (await _reader.GetAsync(number).AsTask().WaitAsync(s_patience)).Level);
        }

        await Poll.UntilAsync(() => _reader.IsRedisAway, s_patience, "nothing is asked of Redis");
        await _server.RestartAsync();
        await Poll.UntilAsync(() => !_reader.IsRedisAway && !_writer.IsRedisAway, s_patience, "Redis is asked again");
        await using var fresh = await StartAsync();
        Assert.Equal(CacheLevel.Source, (await fresh.GetAsync(1)).Level);
        await WriteAsync(30);
        Assert.Equal(CacheLevel.Redis, (await fresh.GetAsync(30)).Level);
    }

    [Fact]
    public async Task Restored_from_an_older_dump_it_brings_nothing_back()
    {
        await WriteAsync(1);
        await WriteAsync(2);
        Assert.Equal("+OK", await _server.CommandAsync("SAVE"));
        _feed.Report(CacheBench.KeysOf(1)[0]);
        await _server.RestartAsync();
        await Poll.UntilAsync(() => !_reader.IsRedisAway, s_patience, "Redis is asked again");
        await using var fresh = await StartAsync();

        Assert.Equal(CacheLevel.Source, (await fresh.GetAsync(1)).Level);
        Assert.Equal(1, fresh.Counted["rejected touched"]);
        Assert.Equal(CacheLevel.Redis, (await fresh.GetAsync(2)).Level);
    }

    [Fact]
    public async Task Neither_a_dump_nor_the_traffic_tells_anything()
    {
        using var monitor = new TcpClient();
        await monitor.ConnectAsync("127.0.0.1", _server.Port);
        await monitor.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        var traffic = ReadAsync(monitor);
        for (var number = 1; number <= 50; number++)
        {
            await WriteAsync(number);
            Assert.Equal(CacheLevel.Redis, (await _reader.GetAsync(number)).Level);
        }

        Assert.Equal("+OK", await _server.CommandAsync("CONFIG SET rdbcompression no"));
        Assert.Equal("+OK", await _server.CommandAsync("SAVE"));
        var dump = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_server.DumpFile));
        monitor.Client.Shutdown(SocketShutdown.Send);
        var told = await traffic.WaitAsync(s_patience);

        Assert.Contains(NameOf(50), dump, StringComparison.Ordinal);
        Assert.Contains(NameOf(50), told, StringComparison.Ordinal);
        Assert.DoesNotContain("as of fill", dump + told, StringComparison.Ordinal);
        Assert.DoesNotContain("number ", dump + told, StringComparison.Ordinal);
    }

    private static string NameOf(int number) => "gateway:certificates:" + CacheBench.KeyOf(number);

    private static async Task<string> ReadAsync(TcpClient monitor)
    {
        var (text, buffer) = (new StringBuilder(), new byte[65_536]);
        int read;
        while ((read = await monitor.GetStream().ReadAsync(buffer)) > 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (text.ToString().Contains("\"SAVE\"", StringComparison.Ordinal))
            {
                break;
            }
        }

        return text.ToString();
    }

    private async Task<CacheBench> StartAsync(TimeSpan? timeout = null)
    {
        // As patient as a busy machine needs it; what is waited for at most has a test of its own.
        var bench = new CacheBench(TimeProvider.System, _feed, new CertificateCacheOptions
        {
            Redis = _server.ConnectionString,
            RedisTimeout = timeout ?? TimeSpan.FromSeconds(5),
            RedisProbeInterval = TimeSpan.FromMilliseconds(50),
        });
        await Poll.UntilAsync(() => !bench.IsRedisAway, s_patience, "Redis is asked");
        return bench;
    }

    private async Task<byte[]> ValueAsync(int number) => (byte[]?)await Database.HashGetAsync(NameOf(number), Field) ?? [];

    private async Task<CacheAnswer> WriteAsync(int number, TimeSpan? lifetime = null, byte[]? before = null)
    {
        var answer = await _writer.GetAsync(number, lifetime);
        await Poll.UntilAsync(
            async () => await ValueAsync(number) is { Length: > 0 } value && !value.AsSpan().SequenceEqual(before), s_patience, "it is in Redis");
        return answer;
    }

    private async Task MissesAsync(int number, string reason)
    {
        Assert.Equal(CacheLevel.Source, (await _reader.GetAsync(number)).Level);
        Assert.Equal(1, _reader.Counted["rejected " + reason]);
    }
}
