using System.Text.Json;
using Gateway.Client.Receipts;
using Gateway.Client.Refusals;
using Gateway.Client.Tests.Running;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Client.Tests.Receipts;

public sealed class ReceiptTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly TestCity _city = fixture.City;

    [Fact]
    public async Task The_receipt_of_an_answer_and_the_exchange_of_a_refusal_are_kept()
    {
        using var application = new Application(_city);
        var answered = await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();
        var refused = await application.SharedData.LookupAsync(Registered.Lookup(request => request.Fields.Add("photo"))).ToResultAsync();

        var lines = application.Receipts().Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(2, lines.Count);
        Assert.Equal("gateway.v1.SharedDataService/Lookup", lines[0].GetProperty("method").GetString());
        Assert.Equal(answered.Receipt!.ExchangeId, lines[0].GetProperty("exchangeId").GetString());
        Assert.Equal(answered.Receipt.LeafHash.ToByteArray(), lines[0].GetProperty("leafHash").GetBytesFromBase64());
        Assert.Equal("test-city/log", lines[0].GetProperty("logOrigin").GetString());
        Assert.Equal(refused.Refusal!.ExchangeId, lines[1].GetProperty("exchangeId").GetString());
        Assert.Equal("FIELD_NOT_AGREED", lines[1].GetProperty("reason").GetString());
        Assert.All(application.Receipts(), line => Assert.DoesNotContain(Registered.Resident, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_is_not_handed_on_before_its_receipt_is_kept()
    {
        var release = new TaskCompletionSource();
        var store = new ListedReceipts(() => release.Task);
        using var application = new Application(_city, register: services => services.AddSingleton<IReceiptStore>(store));

        var call = application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync();
        await Poll.UntilAsync(() => _city.Adapter.Fetched.Count > 0, TimeSpan.FromSeconds(20), "the adapter is asked");
        await Task.WhenAny(call, Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.False(call.IsCompleted);
        release.SetResult();

        Assert.Equal((await call).Receipt!.ExchangeId, Assert.Single(store.Kept).ExchangeId);
    }

    [Fact]
    public async Task An_answer_whose_receipt_cannot_be_kept_is_a_failure_that_names_the_exchange()
    {
        var store = new ListedReceipts(() => throw new IOException("full"));
        using var application = new Application(_city, register: services => services.AddSingleton<IReceiptStore>(store));

        var refusal = (await application.SharedData.LookupAsync(Registered.Lookup()).ToResultAsync()).Refusal!;

        Assert.Equal(("RECEIPT_NOT_KEPT", FaultSide.Consumer), (refusal.Reason, refusal.FaultSide));
        Assert.NotNull((await LogOf.FindAsync(_city, refusal.ExchangeId!)).Item1);
    }

    [Fact]
    public async Task Receipts_of_many_calls_at_once_are_all_whole_lines_of_the_file()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new FileReceiptStore(folder.At("receipts")))
        {
            await Parallel.ForAsync(0, 5000, async (i, token) => await store.KeepAsync(Receipt($"{i}"), token));
        }

        var lines = await File.ReadAllLinesAsync(folder.At("receipts"));
        Assert.Equal(
            Enumerable.Range(0, 5000).Select(i => $"{i}").Order(StringComparer.Ordinal),
            lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("exchangeId").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_that_was_cut_off_stands_alone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("receipts"), "{\"time\":\"2026-");

        await using (var store = new FileReceiptStore(folder.At("receipts")))
        {
            await store.KeepAsync(Receipt("next"), CancellationToken.None);
        }

        var lines = await File.ReadAllLinesAsync(folder.At("receipts"));
        Assert.Equal(2, lines.Length);
        Assert.Equal("next", JsonDocument.Parse(lines[1]).RootElement.GetProperty("exchangeId").GetString());
    }

    [Fact]
    public async Task What_was_kept_stays_when_the_file_is_opened_again_and_two_do_not_keep_one_file()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 2; i++)
        {
            await using var store = new FileReceiptStore(folder.At("receipts"));
            await store.KeepAsync(Receipt($"{i}"), CancellationToken.None);
            Assert.ThrowsAny<IOException>(() => new FileReceiptStore(folder.At("receipts")));
        }

        Assert.Equal(2, (await File.ReadAllLinesAsync(folder.At("receipts"))).Length);
    }

    [Fact]
    public async Task A_full_disk_is_told_to_whoever_waits_for_it()
    {
        using var folder = new TemporaryFolder();
        // Every write to it fails as on a full disk.
        File.CreateSymbolicLink(folder.At("receipts"), "/dev/full");
        await using var store = new FileReceiptStore(folder.At("receipts"));

        await Assert.ThrowsAsync<IOException>(async () => await store.KeepAsync(Receipt("a"), CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(async () => await store.KeepAsync(Receipt("b"), CancellationToken.None));
    }

    [Theory]
    [InlineData(DiskFault.Gone, 1)]
    [InlineData(DiskFault.Halfway, 2)]
    public async Task A_disk_that_fails_is_told_at_once_and_receipts_are_kept_again_when_it_is_back(DiskFault fault, int lines)
    {
        using var folder = new TemporaryFolder();
        FailingFile? file = null;
        await using (var store = new FileReceiptStore(folder.At("receipts"), path => file = new FailingFile(path)))
        {
            file!.Fault = fault;
            await Assert.ThrowsAsync<IOException>(() => KeepAsync(store, "a"));
            file.Fault = DiskFault.Gone;
            await Assert.ThrowsAsync<IOException>(() => KeepAsync(store, "b"));

            file.Fault = DiskFault.None;
            await KeepAsync(store, "c");
        }

        var kept = await File.ReadAllLinesAsync(folder.At("receipts"));
        Assert.Equal(lines, kept.Length);
        Assert.Equal("c", JsonDocument.Parse(kept[^1]).RootElement.GetProperty("exchangeId").GetString());
    }

    [Fact]
    public void A_receipt_is_found_by_its_type_in_the_class_of_any_contract()
    {
        Assert.Equal("x", ReceiptField.Read(new VerifyResponse { Receipt = new Receipt { ExchangeId = "x" } })!.ExchangeId);
        Assert.Null(ReceiptField.Read(new VerifyResponse()));
        Assert.Null(ReceiptField.Read(new LookupRequest()));
    }

    private static Task KeepAsync(FileReceiptStore store, string id) =>
        store.KeepAsync(Receipt(id), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    private static KeptReceipt Receipt(string id) => new(TimeProvider.System.GetUtcNow(), "s/m", id, new byte[32], "log", null);
}
