using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>The licences that are asked about: some fifty that stand, and those revoked whose revocation a gateway has yet to show.</summary>
internal sealed class LicencePool
{
    private const int Size = 50;

    private readonly LaggingRegister _register;
    private readonly Lock _gate = new();
    private readonly List<TrackedLicence> _standing;
    private readonly ConcurrentQueue<TrackedLicence>[] _followed;
    private readonly Queue<TrackedLicence> _kept = new();
    private int _turn;

    public LicencePool(LaggingRegister register, int gateways)
    {
        _register = register;
        _standing = [.. Enumerable.Range(0, Size).Select(_ => register.Issue())];
        _followed = [.. Enumerable.Range(0, gateways).Select(_ => new ConcurrentQueue<TrackedLicence>())];
    }

    /// <summary>Nobody asks about what is revoked from now on, so that what is cached of it stays where it is.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Revoked licences that some gateway has yet to show as revoked.</summary>
    public int FollowedCount => _followed.Sum(queue => queue.Count);

    /// <summary>What to ask a gateway about: in turns one that is followed and one that stands, first those that it was not asked about yet.</summary>
    public TrackedLicence Next(int gateway)
    {
        if (Interlocked.Increment(ref _turn) % 2 == 0 && _followed[gateway].TryDequeue(out var followed))
        {
            return followed;
        }

        lock (_gate)
        {
            var first = RandomNumberGenerator.GetInt32(Size);
            var index = Enumerable.Range(first, Size).FirstOrDefault(number => !_standing[number % Size].IsWarmAt(gateway), first);
            return _standing[index % Size];
        }
    }

    /// <summary>Takes the oldest licence that those gateways have all answered; another comes in its place.</summary>
    public TrackedLicence? TryTake(IReadOnlyCollection<int> gateways)
    {
        lock (_gate)
        {
            var index = _standing.FindIndex(licence => gateways.All(licence.IsWarmAt));
            if (index < 0)
            {
                return null;
            }

            var taken = _standing[index];
            _standing.RemoveAt(index);
            _standing.Add(_register.Issue());
            return taken;
        }
    }

    /// <summary>Every gateway is asked about a revoked licence until it shows that; in quiet times only later.</summary>
    public void Follow(TrackedLicence licence)
    {
        lock (_gate)
        {
            if (IsQuiet)
            {
                licence.IsTimed = false;
                _kept.Enqueue(licence);
                return;
            }
        }

        foreach (var queue in _followed)
        {
            queue.Enqueue(licence);
        }
    }

    /// <summary>A gateway has not shown it yet.</summary>
    public void FollowOn(int gateway, TrackedLicence licence) => _followed[gateway].Enqueue(licence);

    /// <summary>The quiet time is over: all that was kept is asked about.</summary>
    public int EndQuiet()
    {
        TrackedLicence[] kept;
        lock (_gate)
        {
            IsQuiet = false;
            kept = [.. _kept];
            _kept.Clear();
        }

        Array.ForEach(kept, Follow);
        return kept.Length;
    }
}
