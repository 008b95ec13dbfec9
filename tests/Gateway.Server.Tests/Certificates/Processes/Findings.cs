using System.Collections.Concurrent;
using System.Globalization;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>What the gateways answered: whether rule 9 held, and how soon revocations showed.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<(string Phase, TimeSpan Delay)> _effects = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _answers;
    private int _cached;

    /// <summary>What is being done to the fleet.</summary>
    public string Phase { get; set; } = "calm";

    public int Answers => _answers;

    public int Cached => _cached;

    /// <summary>Answers that were plainly wrong; what broke rule 9 is known of each licence.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Takes an answer; true where it was that the licence is revoked.</summary>
    public bool Answered(int gateway, TrackedLicence licence, GetCertificateResponse response, DateTimeOffset arrivedAt)
    {
        Interlocked.Increment(ref _answers);
        if (response.Provenance.Freshness == Freshness.Cached)
        {
            Interlocked.Increment(ref _cached);
        }

        if (response.Certificates is not [var certificate] || certificate.Identifier != licence.Identifier)
        {
            _faults.Enqueue($"{Phase}: gateway {gateway + 1} answered something else: {response.Outcome}");
            return false;
        }

        switch (certificate.Status)
        {
            case CertificateStatus.Valid:
                licence.AnsweredValid(gateway, response.Provenance.CheckedAt.ToDateTimeOffset());
                return false;
            case CertificateStatus.Revoked when licence.IsReported:
                TakeEffect(gateway, licence, arrivedAt);
                return true;
            default:
                _faults.Enqueue($"{Phase}: gateway {gateway + 1} answered {certificate.Status} of a licence that stands");
                return false;
        }
    }

    public void Refused(string reason) => _refusals.AddOrUpdate(reason, 1, (_, count) => count + 1);

    /// <summary>The figures, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Answers} answers ({Cached} cached); refused: {string.Join(", ", _refusals.Select(pair => $"{pair.Key} {pair.Value}"))}");
        yield return "Acknowledgement to effect, each gateway's first answer, by what was going on at the acknowledgement:";
        foreach (var phase in _effects.GroupBy(effect => effect.Phase, effect => effect.Delay))
        {
            yield return LineOf(phase.Key, phase);
        }

        yield return LineOf("all", _effects.Select(effect => effect.Delay));
    }

    private static string LineOf(string name, IEnumerable<TimeSpan> delays)
    {
        var sorted = delays.Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} {sorted.Length,5}  p50 {At(sorted, 0.5):F1} ms  p99 {At(sorted, 0.99):F1} ms  maximum {At(sorted, 1):F1} ms");
    }

    private static double At(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)].TotalMilliseconds;

    private void TakeEffect(int gateway, TrackedLicence licence, DateTimeOffset arrivedAt)
    {
        if (licence.AnsweredRevoked(gateway) && licence.IsTimed)
        {
            // It is committed a moment before its reporter is told.
            var delay = licence.AcknowledgedAt is { } from && arrivedAt > from ? arrivedAt - from : TimeSpan.Zero;
            _effects.Enqueue((licence.Phase.Length > 0 ? licence.Phase : Phase, delay));
        }
    }
}
