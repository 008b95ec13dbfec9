using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Asking;

namespace Gateway.Server.Materials.Resolving;

/// <summary>The questions of one case while it is resolved: each is put once, whoever of its materials needs it.</summary>
/// <param name="caseId">Id of the case.</param>
/// <param name="matter">What it is about.</param>
/// <param name="context">On whose behalf.</param>
/// <param name="stopping">Ends the questions: the process stops.</param>
internal sealed class CaseRun(Guid caseId, Matter matter, AskContext context, CancellationToken stopping)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<AskAnswer>>> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Refusal> _unresolved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _lookups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableList<RoleGate>> _gates = new(StringComparer.Ordinal);

    public Guid CaseId => caseId;

    public Matter Matter => matter;

    public AskContext Context => context;

    public CancellationToken Stopping => stopping;

    /// <summary>Exchanges that were made.</summary>
    public int Exchanges => _asked.Count;

    /// <summary>The answer to a question: that of the first who asked it.</summary>
    public Task<AskAnswer> AskOnceAsync(string text, Func<Task<AskAnswer>> ask) => _asked.GetOrAdd(text, _ => new(ask)).Value;

    /// <summary>From now on, what concerns the party waits until it is looked up by its older number.</summary>
    public void Look(string role, Task lookup) => _lookups[role] = lookup;

    /// <summary>Waits until it is known whom the way is about, or that it cannot be known just now.</summary>
    public Task KnowAsync(MaterialWay way) => Task.WhenAll(
        AskPlanner.RolesOf(way).Concat(AskPlanner.ValuesOf(way).Select(value => value.Role)).Distinct(StringComparer.Ordinal).Select(LookupOf));

    /// <summary>The older number of a party could not be looked up, for this reason.</summary>
    public void Unresolved(string role, Refusal refusal) => _unresolved[role] = refusal;

    /// <summary>Why the older number of a party was not looked up: a department that is silent is asked again.</summary>
    public (MaterialReason Reason, string Code) WhyUnresolved(string role) =>
        _unresolved.TryGetValue(role, out var refusal) && WayJudge.ReasonOf(refusal.Reason) is not MaterialReason.DepartmentSilent and var reason
            ? (reason, refusal.Reason.Code)
            : (MaterialReason.DepartmentSilent, "OLDER_NUMBER_UNRESOLVED");

    /// <summary>From now on, what concerns the principal waits for its relation, and is not asked unless that is verified.</summary>
    /// <param name="principal">Role of the party that is acted for.</param>
    /// <param name="relation">The relation.</param>
    public void Gate(string principal, RoleGate relation) => _gates.AddOrUpdate(principal, [relation], (_, others) => others.Add(relation));

    /// <summary>Why who acts may not act for all whom the way is about; none where nothing is in the way.</summary>
    public async Task<MaterialReason> PassAsync(MaterialWay way)
    {
        foreach (var role in AskPlanner.RolesOf(way))
        {
            foreach (var relation in _gates.GetValueOrDefault(role, []))
            {
                if (await relation.Passed is not MaterialReason.None and var reason)
                {
                    return reason == MaterialReason.DepartmentSilent ? reason : MaterialReason.RelationNotVerified;
                }
            }
        }

        return MaterialReason.None;
    }

    /// <summary>Entry that is silent about what must be known before the way is gone; null where the way itself is.</summary>
    public string? SilentBefore(MaterialWay way) => SilentLookup(way)
        ?? AskPlanner.RolesOf(way).SelectMany(role => _gates.GetValueOrDefault(role, [])).Select(relation => relation.Silent).FirstOrDefault(entry => entry is not null);

    /// <summary>Entry that is silent about which firm the way is about; null where that is known, or nobody was asked.</summary>
    public string? SilentLookup(MaterialWay way) =>
        Matter.Aliases is { } aliases && AskPlanner.RolesOf(way).Any(role => Context.Parties.Find(role) is { Subject: null, Nobody: false, Said.OlderNumber: not null })
            ? aliases.Source.ToString()
            : null;

    private Task LookupOf(string role) => _lookups.GetValueOrDefault(role, Task.CompletedTask);
}
