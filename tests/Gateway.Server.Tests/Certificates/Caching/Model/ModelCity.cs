using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>All of it, and what happens to it.</summary>
internal sealed class ModelCity : IDisposable
{
    private readonly Plant _plant;
    private readonly SilentMeters _meters = new();
    private readonly Replica[] _replicas;

    private ModelCity(Schedule schedule, Plant plant, List<string>? notes)
    {
        _plant = plant;
        World = new World(schedule.Seed) { Notes = notes };
        SynchronizationContext.SetSynchronizationContext(World);
        Source = new Source(World);
        Database = new Database(World, Source);
        Redis = new SharedRedis(World);
        Metrics = new CacheMetrics(_meters);
        _replicas = [.. Enumerable.Range(0, schedule.Replicas).Select(number => new Replica(this, number))];
        Database.Hurry = () => Array.ForEach(_replicas, replica => replica.Hurry());
    }

    public World World { get; }

    public Database Database { get; }

    public Source Source { get; }

    public SharedRedis Redis { get; }

    public CacheMetrics Metrics { get; }

    public bool CountsFromTheEnd => _plant.CountsFromTheEnd;

    /// <summary>Confirmed answers, by the level that gave them.</summary>
    public int[] Confirmed { get; } = new int[3];

    /// <summary>Runs a schedule.</summary>
    public static Outcome Run(Schedule schedule, Plant plant, List<string>? notes = null)
    {
        var before = SynchronizationContext.Current;
        try
        {
            using var city = new ModelCity(schedule, plant, notes);
            foreach (var step in schedule.Steps)
            {
                city.World.Run(World.Ms(step.Wait));
                city.World.Do(() => city.Take(step));
                if (city.World.Violation is not null)
                {
                    break;
                }
            }

            city.World.Run(World.Ms(10_000));
            return new Outcome(city.World.Violation, city.Confirmed);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    public Coherence Coherence(Replica replica) => _plant.Coherence(replica);

    /// <summary>Rule 9, by the moment that the answer names and by the moment at which it is given.</summary>
    public void Answered(int certificate, Said said, CacheAnswer answer, long checkedAt)
    {
        Confirmed[(int)answer.Level]++;
        if (!said.Valid)
        {
            return;
        }

        // An answer of the source while the feed is not confirmed is as new as the register; what a reset changed it may miss, and then
        // it says so by the moment that it names.
        var isConfirmed = answer.Began is not null;
        if (Database.RevokedSince[certificate] is { } since && (isConfirmed ? Math.Max(checkedAt, World.Now) : checkedAt) > since + World.Ms(2_000))
        {
            var (given, named) = ((World.Now - since) / TimeSpan.TicksPerMillisecond, (checkedAt - since) / TimeSpan.TicksPerMillisecond);
            World.Violate($"{answer.Level}: valid, {given} ms after the revocation, as of {named} ms after it; began at {answer.Began}");
        }

        if (!isConfirmed && Database.RegisteredSince[certificate] is { } registered && World.Now > registered + World.Ms(2_000))
        {
            World.Violate($"unconfirmed: valid, {(World.Now - registered) / TimeSpan.TicksPerMillisecond} ms after a registered revocation");
        }
    }

    public void Dispose() => _meters.Dispose();

    private void Take(Step step)
    {
        World.Note($"step {step.Kind}: replica {step.Who % _replicas.Length}, certificate {step.What % Certificates.Count}, {step.Much}");
        var (replica, certificate, amount) = (_replicas[step.Who % _replicas.Length], step.What % Certificates.Count, step.Much);
        switch (step.Kind)
        {
            case < 45:
                TimeSpan? maxAge = amount % 6 == 0 ? TimeSpan.FromMilliseconds(amount * 3) : null;
                _ = replica.CallAsync(certificate, maxAge, World.Ms(amount % 5 == 0 ? amount * 4 : 1));
                break;
            case < 62:
                Database.Report((InvalidationKind)(1 + (amount % 3)), certificate, revoked: true);
                break;
            case < 68:
                Database.Report(InvalidationKind.Certificate, certificate, revoked: false);
                break;
            case < 71:
                replica.LosePolls(1 + (amount % 8));
                break;
            case < 74:
                replica.Pause(World.Ms(amount % 4 == 0 ? amount * 60 : amount * 2));
                break;
            case < 76:
                replica.Crash();
                break;
            case < 79:
                replica.ClockOffset = World.Ms((amount % 6_001) - 3_000);
                break;
            case < 83:
                Database.BackUp();
                break;
            case < 86:
                Database.Restore(certificate + amount, renewed: amount % 2 == 0);
                break;
            case < 87:
                Database.GoDown(World.Ms(amount * 2));
                break;
            case < 88:
                Source.GoDown(World.Ms(amount * 2));
                break;
            case < 89:
                World.Run(World.Ms(amount * 30));
                break;
            default:
                Mischief(step.Kind, amount);
                break;
        }
    }

    private void Mischief(int kind, int amount)
    {
        switch (kind)
        {
            case 89:
                Redis.Wipe();
                break;
            case 90:
                Redis.Dump();
                break;
            case 91:
                Redis.Restore();
                break;
            case < 94:
                Redis.Replay(anywhere: false);
                break;
            case < 96:
                Redis.Replay(anywhere: true);
                break;
            case < 98:
                Redis.Forge(Database.Head);
                break;
            case 98:
                Redis.Damage(cut: amount % 2 == 0);
                break;
            default:
                Redis.Pause(World.Ms(amount));
                break;
        }
    }
}

/// <summary>How a schedule ended.</summary>
internal sealed record Outcome(string? Violation, int[] Confirmed);
