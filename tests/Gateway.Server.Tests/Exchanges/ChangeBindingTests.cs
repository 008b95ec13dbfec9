using System.Diagnostics;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Exchanges;

public sealed class ChangeBindingTests
{
    [Fact]
    public async Task A_suspended_agreement_binds_within_a_second()
    {
        await using var city = await TestCity.StartAsync();
        var client = city.Consumer();
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.State = AgreementState.Suspended));
        var since = Stopwatch.GetTimestamp();

        await Poll.UntilAsync(async () => await IsRefusedAsync(client, "AGREEMENT_SUSPENDED"), TimeSpan.FromSeconds(5), "the suspension binds");

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_suspension_during_a_running_call_keeps_its_answer_from_leaving()
    {
        await using var city = await TestCity.StartAsync();
        var held = new TaskCompletionSource();
        city.Adapter.Fetch = async (request, _) =>
        {
            await held.Task;
            return Registered.Answer(request);
        };
        var client = city.Consumer();
        var running = client.LookupAsync(Registered.Lookup());
        await Poll.UntilAsync(() => city.Adapter.Fetched.Count == 1, TimeSpan.FromSeconds(5), "the call runs");

        await city.ApplyAsync(Registered.Agreement(agreement => agreement.State = AgreementState.Suspended));
        await Poll.UntilAsync(async () => await IsRefusedAsync(client, "AGREEMENT_SUSPENDED"), TimeSpan.FromSeconds(5), "the suspension binds");
        held.SetResult();

        var (_, info) = await Refused.ByAsync(running);
        Assert.Equal("AGREEMENT_SUSPENDED", info.Reason);
        var (record, _) = await LogOf.FindAsync(city, info.Metadata["exchange_id"]);
        Assert.Equal(Outcome.Refused, record.Outcome);
        Assert.Empty(record.Fields);
    }

    [Fact]
    public async Task A_suspended_system_is_refused_on_the_connection_that_it_has()
    {
        await using var city = await TestCity.StartAsync();
        var client = city.Consumer();
        var document = Registered.System("shenpi-window", "shenpi", SystemRole.Consumer);
        document.System.State = SystemState.Suspended;
        await city.ApplyAsync(document);

        await Poll.UntilAsync(async () => await IsRefusedAsync(client, "SYSTEM_SUSPENDED"), TimeSpan.FromSeconds(1), "the suspension binds");
    }

    [Fact]
    public async Task A_quota_that_is_spent_is_refused_and_named()
    {
        await using var city = await TestCity.StartAsync();
        await city.ApplyAsync(Registered.Agreement(agreement => agreement.DailyQuota = 20));
        var client = city.Consumer();
        var answered = 0;
        var revision = 0ul;
        await Poll.UntilAsync(
            async () =>
            {
                revision = (await LogOf.AllAsync(city)).Where(record => record.Kind == RecordKind.Exchange).Max(record => record.AgreementRevision);
                return await IsRefusedAsync(client, "QUOTA_SPENT") || ++answered > 1000;
            },
            TimeSpan.FromSeconds(20),
            "the quota is spent");

        var charged = (await LogOf.AllAsync(city)).Count(record => record.AgreementRevision == revision && record.Outcome == Outcome.Found);
        Assert.Equal(20, charged);
    }

    private static async Task<bool> IsRefusedAsync(SharedDataService.SharedDataServiceClient client, string reason)
    {
        try
        {
            using var call = client.LookupAsync(Registered.Lookup(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200));
            await call;
            return false;
        }
        catch (RpcException exception)
        {
            return exception.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason == reason;
        }
    }
}
