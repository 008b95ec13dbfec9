using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gateway.Contracts.Adapter.V1;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>The police's register of licences. It learns of its own revocations late or never, until it has to catch up.</summary>
internal sealed class LaggingRegister(int gateways)
{
    private const string Valid = "1";
    private const string Revoked = "2";

    private readonly ConcurrentDictionary<string, TrackedLicence> _licences = new();
    private readonly Lock _gate = new();
    private bool _isCurrent;
    private int _serial;

    public IEnumerable<TrackedLicence> All => _licences.Values;

    public TrackedLicence Issue()
    {
        var licence = new TrackedLicence(Interlocked.Increment(ref _serial), gateways);
        _licences.TryAdd(licence.Identifier, licence);
        return licence;
    }

    /// <summary>The adapter's answer.</summary>
    public FetchResponse Answer(FetchRequest request)
    {
        var identifier = request.Key[0].Value;
        return Licence.Answer(
            request,
            _licences.TryGetValue(identifier, out var licence)
                ? [new Licence(identifier, City.Registered.Resident, licence.IsKnownRevoked ? Revoked : Valid)]
                : []);
    }

    /// <summary>A revocation is about to be reported.</summary>
    public void Report(TrackedLicence licence)
    {
        lock (_gate)
        {
            licence.IsReported = true;
            licence.IsKnownRevoked = _isCurrent;
            licence.IsTimed = !_isCurrent;
        }
    }

    /// <summary>It was acknowledged. Half of them the register never learns of, the others some time later.</summary>
    public static void LearnLater(TrackedLicence licence)
    {
        if (RandomNumberGenerator.GetInt32(2) == 0)
        {
            _ = LearnAsync(licence, TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(200, 2_000)));
        }
    }

    /// <summary>It knows all that it reported, and from now on what it is about to report.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            _isCurrent = true;
            foreach (var licence in _licences.Values.Where(licence => licence.IsReported))
            {
                licence.IsKnownRevoked = true;
            }
        }
    }

    /// <summary>It lags again behind what it reports from now on.</summary>
    public void FallBehind()
    {
        lock (_gate)
        {
            _isCurrent = false;
        }
    }

    private static async Task LearnAsync(TrackedLicence licence, TimeSpan after)
    {
        await Task.Delay(after);
        licence.IsKnownRevoked = true;
    }
}
