using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>The database of record: the feed and the register, and the moments from which on revocations count.</summary>
internal sealed class Database(World world, Source source)
{
    private readonly List<State> _backups = [];
    private State _state = new(Guid.NewGuid(), [], [.. new bool[Certificates.Count]]);
    private long _downUntil;

    /// <summary>Since when each certificate is revoked, acknowledged; null where it is not.</summary>
    public long?[] RevokedSince { get; } = new long?[Certificates.Count];

    /// <summary>The same of revocations that the register holds: a reset is in none.</summary>
    public long?[] RegisteredSince { get; } = new long?[Certificates.Count];

    /// <summary>Told of each event, to hurry polls.</summary>
    public Action? Hurry { get; set; }

    public bool IsDown => world.Now < _downUntil;

    /// <summary>What a query reads.</summary>
    public State Read() => _state;

    public FeedPoint Head => _state.PointAt(_state.Events.Count);

    public void GoDown(long ticks) => _downUntil = Math.Max(_downUntil, world.Now + ticks);

    /// <summary>Accepts an event that ends or begins the validity of certificates, under one kind of key, and acknowledges it.</summary>
    public void Report(InvalidationKind kind, int certificate, bool revoked)
    {
        if (IsDown)
        {
            return;
        }

        var register = _state.Register;
        foreach (var touched in kind == InvalidationKind.Holder ? Certificates.OfHolderOf(certificate) : [certificate])
        {
            if (kind == InvalidationKind.Type)
            {
                // Nothing tells what a reset changed but the source, which has changed it.
                source.Become(touched, revoked, lag: 0);
                register = revoked ? register : register.SetItem(touched, false);
            }
            else
            {
                source.Become(touched, revoked, world.Latency(12_000));
                register = register.SetItem(touched, revoked);
            }

            RevokedSince[touched] = revoked ? RevokedSince[touched] ?? world.Now : null;
            RegisteredSince[touched] = register[touched] ? RegisteredSince[touched] ?? world.Now : null;
        }

        _state = new State(_state.Epoch, _state.Events.Add(new Event(NewTip(), Certificates.KeyOf(kind, certificate))), register);
        world.Note($"{kind} of {certificate}, revoked: {revoked}, now at {Head}");
        Hurry?.Invoke();
    }

    public void BackUp() => _backups.Add(_state);

    /// <summary>
    /// Brings a backup back, which takes it down for longer than a view stays fresh. A renewed epoch ends every cached answer: then the
    /// restored register and what the sources know of must count on. Where somebody forgot to renew it, only tips tell the
    /// histories apart, and a fill may have seen a lost event without its point: then revocations count once they are reported again.
    /// </summary>
    public void Restore(int which, bool renewed)
    {
        if (_backups.Count == 0 || IsDown)
        {
            return;
        }

        var backup = _backups[which % _backups.Count];
        _backups.RemoveAll(other => other.Events.Count > backup.Events.Count);
        GoDown(World.Ms(1_100 + world.Random.Next(3_000)));
        world.At(_downUntil, () => Return(backup, renewed));
    }

    private void Return(State backup, bool renewed)
    {
        _state = renewed ? backup with { Epoch = Guid.NewGuid() } : backup;
        world.Note($"restored to {Head}, renewed: {renewed}");
        for (var i = 0; i < Certificates.Count; i++)
        {
            if (!backup.Register[i])
            {
                RegisteredSince[i] = null;
            }

            if (RevokedSince[i] is not null && !(renewed && (backup.Register[i] || source.StaysRevoked(i))))
            {
                var lost = i;
                RevokedSince[i] = RegisteredSince[i] = null;
                world.At(world.Now + World.Ms(world.Random.Next(2_000)), () => Report(InvalidationKind.Certificate, lost, revoked: true));
            }
        }

        Hurry?.Invoke();
    }

    private UInt128 NewTip() => new((ulong)world.Random.NextInt64(), (ulong)world.Random.NextInt64());

    internal sealed record Event(UInt128 Tip, InvalidationKey Key);

    internal sealed record State(Guid Epoch, ImmutableList<Event> Events, ImmutableArray<bool> Register)
    {
        public FeedPoint PointAt(int sequence) => new(Epoch, sequence, sequence == 0 ? 0 : Events[sequence - 1].Tip);
    }
}
