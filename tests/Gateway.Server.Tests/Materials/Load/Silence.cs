using Gateway.Contracts.Adapter.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>A department that takes every question and answers none.</summary>
internal static class Silence
{
    public static void Begin(FakeAdapter adapter)
    {
        adapter.Fetch = (_, context) => HangAsync<FetchResponse>(context);
        adapter.Verify = (_, context) => HangAsync<VerifyResponse>(context);
    }

    /// <summary>Answers every question soundly from now on.</summary>
    public static void End(FakeAdapter adapter)
    {
        adapter.Fetch = (request, _) => Task.FromResult(Registered.Answer(request));
        adapter.Verify = (request, _) => Task.FromResult(Registered.Answer(request));
    }

    public static async Task<T> HangAsync<T>(ServerCallContext context)
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        throw new InvalidOperationException("It is never answered.");
    }
}
