using System.Diagnostics;
using Gateway.Contracts.Adapter.V1;
using Gateway.Server.Tests.City;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>A department that is in trouble now and then, and knows when it was, and whose records it holds.</summary>
/// <param name="number">Its number.</param>
/// <param name="late">After what time it answers late.</param>
/// <param name="notice">How long the gateway may take to notice that it is well again.</param>
/// <param name="seed">Of its chances.</param>
internal sealed class TroubledOffice(int number, TimeSpan late, TimeSpan notice, int seed)
{
    private const double ShareThatSuffers = 0.7;

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<Period> _periods = [];
    private volatile Period? _now;

    /// <summary>It holds the record of a citizen: of four in five.</summary>
    public static bool Holds(int office, string citizen) =>
        ((int.Parse(citizen.AsSpan(14, 3), System.Globalization.CultureInfo.InvariantCulture) * 31) + (office * 17)) % 5 != 0;

    /// <summary>It was well all the while, and long enough before for the gateway to have noticed.</summary>
    /// <param name="from">Timestamp.</param>
    /// <param name="until">Timestamp.</param>
    public bool WasWell(long from, long until)
    {
        lock (_lock)
        {
            return _periods.TrueForAll(period => period.From > until || period.Until + (notice.TotalSeconds * Stopwatch.Frequency) < from);
        }
    }

    public void Serve(FakeAdapter adapter)
    {
        adapter.Fetch = async (request, context) => await SufferAsync(context)
            ? new FetchResponse { Records = { ByteString.CopyFrom([0xff, 0xff, 0xff, 0xff]) } }
            : Holds(number, request.Key[0].Value) ? Registered.Answer(request) : Answers.Nothing();
        adapter.Verify = async (request, context) => await SufferAsync(context)
            ? new VerifyResponse { Found = true, Verdicts = { new FieldVerdict { Number = 77, Verdict = Verdict.Match } } }
            : Holds(number, request.Key[0].Value) ? Registered.Answer(request) : Answers.Nothing(request);
    }

    /// <summary>Is well and in trouble in turn, until it is told to be well.</summary>
    public async Task AlternateAsync(IReadOnlyList<Trouble> troubles, TimeSpan longestWell, TimeSpan longestTrouble, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await WaitAsync(longestWell * (0.3 + (0.7 * Next())), stop);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var period = new Period(troubles[(int)(Next() * troubles.Count)]);
            lock (_lock)
            {
                _periods.Add(period);
            }

            _now = period;
            await WaitAsync(longestTrouble * (0.3 + (0.7 * Next())), stop);
            _now = null;
            period.End();
        }
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken stop) =>
        await Task.Delay(time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Answers after a moment; true where the answer is to be garbage.</summary>
    private async Task<bool> SufferAsync(ServerCallContext context)
    {
        var period = _now;
        if (period is null || Next() > ShareThatSuffers)
        {
            await Task.Delay((int)(Next() * 50), context.CancellationToken);
            return false;
        }

        switch (period.Trouble)
        {
            case Trouble.Refuse:
                throw new RpcException(new Status(StatusCode.Unavailable, "Closed."));
            case Trouble.Reset:
                context.GetHttpContext().Abort();
                throw new RpcException(new Status(StatusCode.Aborted, "Cut off."));
            case Trouble.Late:
                await Task.Delay(late, context.CancellationToken);
                return false;
            case Trouble.Hold:
                await period.Ended.WaitAsync(context.CancellationToken);
                return false;
            case Trouble.Hang:
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return false;
            default:
                return true;
        }
    }

    private double Next()
    {
        lock (_lock)
        {
            return _random.NextDouble();
        }
    }

    private sealed class Period(Trouble trouble)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Trouble Trouble => trouble;

        public long From { get; } = Stopwatch.GetTimestamp();

        public long Until { get; private set; } = long.MaxValue / 2;

        public Task Ended => _ended.Task;

        public void End()
        {
            Until = Stopwatch.GetTimestamp();
            _ended.SetResult();
        }
    }
}
