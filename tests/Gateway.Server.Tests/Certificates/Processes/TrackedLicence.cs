namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>A licence, what its department knows of it, and what each gateway answered about it.</summary>
internal sealed class TrackedLicence(int serial, int gateways)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly bool[] _valid = new bool[gateways];
    private readonly bool[] _revoked = new bool[gateways];
    private DateTimeOffset _latestValid;
    private DateTimeOffset? _acceptedAt;
    private DateTimeOffset? _limit;

    public string Identifier { get; } = LicenceCity.Identifier(serial);

    /// <summary>Its revocation was, or is being, reported.</summary>
    public bool IsReported { get; set; }

    /// <summary>Only the event tells the gateways of it, and they are asked about it from its acknowledgement on.</summary>
    public bool IsTimed { get; set; }

    /// <summary>The department's own register says that it is revoked.</summary>
    public bool IsKnownRevoked { get; set; }

    /// <summary>When the acknowledgement arrived; null before.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>During which disturbance that was.</summary>
    public string Phase { get; private set; } = "";

    /// <summary>By how much an answer broke the rule; null where none did.</summary>
    public TimeSpan? Broken
    {
        get
        {
            lock (_gate)
            {
                return _latestValid > _limit ? _latestValid - _limit : null;
            }
        }
    }

    /// <summary>The gateway has answered that it is valid: it may have it in its cache.</summary>
    public bool IsWarmAt(int gateway)
    {
        lock (_gate)
        {
            return _valid[gateway];
        }
    }

    /// <summary>By how much the latest "valid" was checked after the revocation was accepted; it may be two seconds.</summary>
    public TimeSpan? Lateness
    {
        get
        {
            lock (_gate)
            {
                return _latestValid - _acceptedAt;
            }
        }
    }

    /// <summary>A gateway answered "valid" as of that moment.</summary>
    public void AnsweredValid(int gateway, DateTimeOffset checkedAt)
    {
        lock (_gate)
        {
            _valid[gateway] = true;
            _latestValid = checkedAt > _latestValid ? checkedAt : _latestValid;
        }
    }

    /// <summary>A gateway answered "revoked"; true the first time.</summary>
    public bool AnsweredRevoked(int gateway)
    {
        lock (_gate)
        {
            var before = _revoked[gateway];
            _revoked[gateway] = true;
            return !before;
        }
    }

    /// <summary>
    /// The revocation was acknowledged. It was committed between the two moments: where more than the grace lies between them (a
    /// gateway was frozen, or the reporter had to repeat itself), the rule counts from when it was told.
    /// </summary>
    public void Acknowledge(DateTimeOffset acceptedAt, DateTimeOffset arrivedAt, string phase)
    {
        lock (_gate)
        {
            (_acceptedAt, AcknowledgedAt, Phase) = (acceptedAt, arrivedAt, phase);
            _limit = acceptedAt + s_grace > arrivedAt ? acceptedAt + s_grace : arrivedAt;
        }
    }
}
