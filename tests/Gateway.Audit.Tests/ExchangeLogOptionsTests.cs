using Gateway.Audit.Tests.Log;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gateway.Audit.Tests;

public sealed class ExchangeLogOptionsTests
{
    [Fact]
    public void All_faults_are_said_at_once()
    {
        var options = new ExchangeLogOptions
        {
            Origin = "Not An Origin",
            Synchronous = "Normal",
            CommitTimeout = TimeSpan.Zero,
            MaxOutstandingRecords = 0,
            MaxOutstandingBytes = 1,
            MaxUnidentifiedAddresses = 0,
        };
        OptionsValidationException fault = Assert.Throws<OptionsValidationException>(() => DurableLog.Create(options, TimeProvider.System, NullLoggerFactory.Instance));
        Assert.Equal(7, fault.Failures.Count());
        string[] named = ["Origin", "Path", "Synchronous", "CommitTimeout", "MaxOutstandingRecords", "MaxOutstandingBytes", "MaxUnidentifiedAddresses"];
        Assert.All(named, name => Assert.Contains($"Property {name}:", fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "must name a Host")]
    [InlineData("Host=db;Pasword=secret", "is not a PostgreSQL connection string")]
    public void A_faulty_connection_string_is_said_without_showing_it(string connectionString, string fault)
    {
        var options = new ExchangeLogOptions { Origin = "a", Store = LogStoreKind.Postgres, ConnectionString = connectionString };
        ValidateOptionsResult result = new ExchangeLogOptionsValidator().Validate(null, options);
        Assert.Contains(fault, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_opens_the_log_at_start_and_closes_it_with_all_that_was_taken()
    {
        using var folder = new TemporaryFolder();
        var host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        host.Services.AddExchangeLog(options => (options.Origin, options.Path) = (Logs.Origin, folder.At("log.db")));
        host.Services.AddRefusalAggregates();
        Task<AppendResult> append;
        using (IHost running = host.Build())
        {
            await running.StartAsync(Logs.Token);
            var log = running.Services.GetRequiredService<DurableLog>();
            Assert.True(log.IsWritable, log.Writability.Reason);
            running.Services.GetRequiredService<RefusalAggregator>().Add(null, "CALLER_UNKNOWN", TimeProvider.System.GetUtcNow());
            append = log.AppendAsync(Logs.Record(), out _, Logs.Token).AsTask();
            await running.StopAsync(Logs.Token);
            Assert.Equal(AppendStatus.Unavailable, (await log.AppendAsync(Logs.Record(), out _, Logs.Token)).Status);
        }

        Assert.True((await append).IsDurable);
        await using DurableLog again = Logs.Sqlite(folder.At("log.db"));
        await again.StartAsync();
        Assert.Equal(2, (await Logs.AllAsync(again)).Count);
    }

    [Fact]
    public async Task A_host_with_a_faulty_log_does_not_start()
    {
        var host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        host.Services.AddExchangeLog(options => options.Synchronous = "Off");
        using IHost faulty = host.Build();
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => faulty.StartAsync(Logs.Token));
        Assert.Equal(3, fault.Failures.Count());
    }
}
