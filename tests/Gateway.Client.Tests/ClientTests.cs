using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Gateway.Client.Receipts;
using Gateway.Client.Refusals;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Client.Tests;

public sealed class ClientTests(ClientCity fixture) : IClassFixture<ClientCity>
{
    [Fact]
    public async Task A_lookup_is_answered_and_its_receipt_is_in_the_file_before_the_answer_is_handed_on()
    {
        var client = fixture.SharedData("answered", options => options.ReceiptFile = fixture.Receipts);

        var result = await client.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.True(result.IsAnswered, result.Refusal?.Message);
        Assert.Equal("张三丰", result.Response.Records[0].Fields["name"].Text);
        var line = JsonDocument.Parse(ReadShared(fixture.Receipts).Split('\n')[0]).RootElement;
        Assert.Equal(result.Receipt!.ExchangeId, line.GetProperty("exchangeId").GetString());
        Assert.Equal(result.Receipt.LeafHash.ToBase64(), line.GetProperty("leafHash").GetString());
        Assert.Equal("gateway.v1.SharedDataService/Lookup", line.GetProperty("method").GetString());
        Assert.DoesNotContain(Registered.Resident, ReadShared(fixture.Receipts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_value_with_all_that_it_concerns()
    {
        var result = await fixture.SharedData("refused").LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))).ToResultAsync();

        var refusal = result.Refusal!;
        Assert.Equal(("FIELD_NOT_AGREED", StatusCode.PermissionDenied, "photo", "A-1", "gongan/resident"), (refusal.Reason, refusal.Status, refusal.Field, refusal.Agreement, refusal.Entry));
        Assert.Equal((FaultSide.Consumer, Mender.ConsumerSteward), (refusal.FaultSide, refusal.MendBy));
        Assert.Contains("协议", refusal.MessageZh, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(refusal.ExchangeId, out _));
        Assert.Throws<GatewayRefusedException>(() => result.Required());
    }

    [Fact]
    public async Task An_entrys_own_service_is_called_with_whatever_stubs_there_are()
    {
        var invoker = fixture.Application("typed").GetRequiredService<GatewayClient>().CallInvoker;

        var result = await invoker.AsyncUnaryCall(
            TypedCall.Method("shared.gongan.v1.ResidentService/Lookup"), null, default, (byte[])[.. TypedCall.Key(), .. TypedCall.Mask("name"), .. TypedCall.Context()]).ToResultAsync();

        Assert.Equal(LookupOutcome.Found, LookupResponse.Parser.WithDiscardUnknownFields(true).ParseFrom(result.Required()[..2]).Outcome);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_a_value_too()
    {
        var port = FreePort.Next();
        var client = fixture.SharedData("nobody", options => options.Address = new Uri($"https://127.0.0.1:{port}"));

        var result = await client.LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Equal(ClientReason.Unreachable.Code, result.Refusal!.Reason);
    }

    [Fact]
    public async Task A_call_without_a_deadline_gets_one()
    {
        var hanging = new TaskCompletionSource();
        fixture.City.Adapter.Fetch = async (request, _) =>
        {
            await hanging.Task;
            return Registered.Answer(request);
        };
        var client = fixture.SharedData("late", options => options.Deadline = TimeSpan.FromMilliseconds(300));

        var result = await client.LookupAsync(Registered.Lookup()).ToResultAsync();

        hanging.SetResult();
        fixture.City.Adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        Assert.Equal(StatusCode.DeadlineExceeded, result.Refusal!.Status);
    }

    [Fact]
    public async Task A_stream_is_read_as_results_and_its_receipts_are_one_for_each_page()
    {
        var kept = new Kept();
        var results = new List<GatewayResult<LookupManyResponse>>();
        await foreach (var result in fixture.SharedData("many", null, kept).LookupMany(Registered.LookupMany(300)).ReadResultsAsync())
        {
            results.Add(result);
        }

        Assert.Equal(300, results.Count);
        Assert.All(results, result => Assert.True(result.IsAnswered));
        Assert.Equal(2, kept.All.Count);
    }

    [Fact]
    public async Task A_stream_that_is_refused_ends_with_the_refusal()
    {
        var results = new List<GatewayResult<LookupManyResponse>>();
        await foreach (var result in fixture.SharedData("ends").LookupMany(Registered.LookupMany(3, request => request.Context.Scenario = "curiosity")).ReadResultsAsync())
        {
            results.Add(result);
        }

        Assert.Equal("PURPOSE_NOT_AGREED", Assert.Single(results).Refusal!.Reason);
    }

    [Fact]
    public async Task An_answer_whose_receipt_cannot_be_kept_is_not_handed_on()
    {
        var result = await fixture.SharedData("lost", null, new Kept { Fails = true }).LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Equal(ClientReason.ReceiptNotKept.Code, result.Refusal!.Reason);
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart()
    {
        var client = fixture.SharedData("renewed", options => options.RenewalCheck = TimeSpan.FromMilliseconds(100));
        Assert.True((await client.LookupAsync(Registered.Lookup()).ToResultAsync()).IsAnswered);

        fixture.WriteCertificate("renewed", "nobody");

        await Poll.UntilAsync(
            async () => (await client.LookupAsync(Registered.Lookup()).ToResultAsync()).Refusal?.Reason == "CALLER_UNKNOWN",
            TimeSpan.FromSeconds(10),
            "the new certificate is shown");
    }

    [Fact]
    public async Task Neither_refusals_nor_verifications_are_sent_again()
    {
        fixture.City.Adapter.Verify = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "gone"));
        var kept = new Kept();

        var result = await fixture.SharedData("once", null, kept).VerifyAsync(Registered.Verify()).ToResultAsync();

        fixture.City.Adapter.Verify = (request, _) => Task.FromResult(Registered.Answer(request));
        Assert.Equal("PROVIDER_UNAVAILABLE", result.Refusal!.Reason);
        Assert.Single(kept.All);
    }

    [Fact]
    public async Task A_call_leaves_a_span_with_its_method()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Gateway.Client",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await fixture.SharedData("traced").LookupAsync(Registered.Lookup()).ToResultAsync();

        Assert.Contains(spans, span => span.Kind == ActivityKind.Client && span.TagObjects.Any(tag => tag.Value is string text && text.Contains("Lookup", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_fault_of_the_options_is_named_at_once()
    {
        var services = new ServiceCollection().AddGateway(options =>
        {
            options.Address = new Uri("http://gateway/path");
            options.Attempts = 99;
            options.Certificate = "nowhere.pem";
        }).BuildServiceProvider();

        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<GatewayClientOptions>>().Value);

        Assert.True(faults.Failures.Count() >= 4, string.Join('\n', faults.Failures));
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private sealed class Kept : IReceiptStore
    {
        public ConcurrentQueue<KeptReceipt> All { get; } = new();

        public bool Fails { get; init; }

        public ValueTask KeepAsync(KeptReceipt receipt, CancellationToken cancellationToken)
        {
            All.Enqueue(receipt);
            return Fails ? throw new IOException("No space.") : ValueTask.CompletedTask;
        }
    }
}
