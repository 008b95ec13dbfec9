using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Client.Tests.Connecting;

public sealed class RenewalTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task A_certificate_that_is_renewed_on_disk_is_used_without_a_restart()
    {
        using var application = new Application(_city, options => options.RenewalCheck = TimeSpan.FromMilliseconds(100), system: "nobody");
        Assert.Equal("CALLER_UNKNOWN", await ReasonAsync(application));

        _city.Certificate("shenpi", "shenpi-window").WriteTo(Path.GetDirectoryName(application.Files.Key)!);

        await Poll.UntilAsync(async () => await ReasonAsync(application) is null, s_soon, "the new certificate is presented");
    }

    [Fact]
    public async Task A_renewal_that_is_half_done_changes_nothing_until_it_is_done()
    {
        using var application = new Application(_city, options => options.RenewalCheck = TimeSpan.FromMilliseconds(100));
        Assert.Null(await ReasonAsync(application));
        using var folder = new TemporaryFolder();
        var renewed = _city.Certificate("shenpi", "nobody").WriteTo(folder.Path);

        File.Copy(renewed.Key, application.Files.Key, overwrite: true);
        var seen = TimeProvider.System.GetTimestamp();
        await Poll.UntilAsync(
            async () => await ReasonAsync(application) is not null || TimeProvider.System.GetElapsedTime(seen) > TimeSpan.FromMilliseconds(500), s_soon, "the files were looked at");
        Assert.Null(await ReasonAsync(application));

        File.Copy(renewed.Certificate, application.Files.Certificate, overwrite: true);
        await Poll.UntilAsync(async () => await ReasonAsync(application) == "CALLER_UNKNOWN", s_soon, "the new certificate is presented");
    }

    [Fact]
    public async Task A_call_that_is_under_way_ends_on_the_old_connection()
    {
        using var application = new Application(_city, options => options.RenewalCheck = TimeSpan.FromMilliseconds(100));
        var (fetching, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _city.Adapter.Fetch = async (request, _) =>
        {
            // The other calls ask for the name alone.
            if (request.PlainFields.Contains(3u))
            {
                fetching.TrySetResult();
                await release.Task;
            }

            return Registered.Answer(request);
        };
        try
        {
            var call = application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();
            await fetching.Task.WaitAsync(s_soon);
            _city.Certificate("shenpi", "nobody").WriteTo(Path.GetDirectoryName(application.Files.Key)!);
            await Poll.UntilAsync(async () => await ReasonAsync(application) == "CALLER_UNKNOWN", s_soon, "the new certificate is presented");

            release.SetResult();

            Assert.True((await call).IsAnswered, (await call).Refusal?.ToString());
        }
        finally
        {
            _city.Adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task A_stream_that_is_under_way_ends_on_the_old_connection()
    {
        using var application = new Application(_city, options => options.RenewalCheck = TimeSpan.FromMilliseconds(100));
        var (pages, release) = (0, new TaskCompletionSource());
        _city.Adapter.FetchMany = async (request, _) =>
        {
            if (Interlocked.Increment(ref pages) == 2)
            {
                await release.Task;
            }

            return Registered.Answer(request);
        };
        try
        {
            await using var stream = application.SharedData.LookupMany(Registered.LookupMany(300)).ReadResultsAsync().GetAsyncEnumerator();
            Assert.True(await stream.MoveNextAsync());
            _city.Certificate("shenpi", "nobody").WriteTo(Path.GetDirectoryName(application.Files.Key)!);
            await Poll.UntilAsync(async () => await ReasonAsync(application) == "CALLER_UNKNOWN", s_soon, "the new certificate is presented");

            release.SetResult();

            var read = 1;
            while (await stream.MoveNextAsync())
            {
                Assert.True(stream.Current.IsAnswered, stream.Current.Refusal?.ToString());
                read++;
            }

            Assert.Equal(300, read);
        }
        finally
        {
            _city.Adapter.FetchMany = (request, _) => Task.FromResult(Registered.Answer(request));
        }
    }

    [Fact]
    public async Task Renewals_under_load_fail_no_call()
    {
        using var logs = new CapturedLogs();
        using var application = new Application(
            _city, options => options.RenewalCheck = TimeSpan.FromMilliseconds(100), services => services.AddLogging(logging => logging.AddProvider(logs)));
        Assert.Null(await ReasonAsync(application));
        var done = false;
        var calls = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref done) && await ReasonAsync(application) is var reason)
            {
                Assert.Null(reason);
            }
        })).ToList();

        for (var i = 1; i <= 5 && calls.TrueForAll(call => !call.IsCompleted); i++)
        {
            _city.Certificate("shenpi", "shenpi-window").WriteTo(Path.GetDirectoryName(application.Files.Key)!);
            await Poll.UntilAsync(
                () => calls.Exists(call => call.IsCompleted) || logs.Lines.Count(line => line.Contains("new calls use them", StringComparison.Ordinal)) >= i, s_soon, "the renewal is seen");
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(calls).WaitAsync(s_soon);
    }

    private static async Task<string?> ReasonAsync(Application application) =>
        (await application.SharedData.LookupAsync(Registered.Lookup(request => request.Fields.Remove("birth_date"))).ToResultAsync()).Refusal?.Reason;
}
