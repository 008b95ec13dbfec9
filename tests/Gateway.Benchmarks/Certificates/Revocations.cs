using System.Diagnostics;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.Certificates.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Reports revocations at an even rate, each of another certificate, none of those that are asked for.</summary>
internal sealed class Revocations(LoadGenerator reporter, Uri gateway)
{
    /// <summary>Revocations a second.</summary>
    public const int Rate = 500;

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(10);

    private int _serial = Licences.Count;

    /// <summary>Revocations that were accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Those that were not.</summary>
    public long Refused { get; private set; }

    /// <summary>Time that they were reported for, until the last was acknowledged.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Reports until the end, and waits for the acknowledgements.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        using var channel = reporter.Connect(gateway);
        using var call = new CertificateEventService.CertificateEventServiceClient(channel).Report(cancellationToken: CancellationToken.None);
        var began = Stopwatch.GetTimestamp();
        var reading = ReadAsync(call.ResponseStream);
        using var timer = new PeriodicTimer(s_step);
        for (var sent = 0; !end.IsCancellationRequested; await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * Rate); sent < due; sent++)
            {
                await call.RequestStream.WriteAsync(Next(), CancellationToken.None);
            }
        }

        await call.RequestStream.CompleteAsync();
        await reading;
        Elapsed += Stopwatch.GetElapsedTime(began);
    }

    private ReportRequest Next() => new()
    {
        EventId = Guid.NewGuid().ToString("N"),
        TypeCode = Licences.Type,
        Identifier = Licences.Identifier(_serial++),
        Kind = StatusEventKind.Revoked,
        OccurredAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
    };

    private async Task ReadAsync(IAsyncStreamReader<ReportResponse> responses)
    {
        await foreach (var response in responses.ReadAllAsync())
        {
            Accepted += response.Outcome == ReportOutcome.Accepted ? 1 : 0;
            Refused += response.Outcome == ReportOutcome.Accepted ? 0 : 1;
        }
    }
}
