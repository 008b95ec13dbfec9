using System.Collections.Immutable;

namespace Gateway.Core.Items;

/// <summary>When data satisfies a material: one record meets every condition.</summary>
/// <param name="Conditions">The conditions; at least one.</param>
public sealed record DataRule(ImmutableArray<DataCondition> Conditions)
{
    /// <summary>The record meets every condition.</summary>
    /// <param name="valueOf">Value of the field of an api_name; the default value where there is none.</param>
    /// <param name="today">Today in the jurisdiction's time zone.</param>
    public bool IsMetBy(Func<string, DataValue> valueOf, DateOnly today)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.IsMetBy(valueOf(condition.Field), today))
            {
                return false;
            }
        }

        // A rule that asks nothing is no reason to hold anything for true.
        return !Conditions.IsEmpty;
    }

    /// <summary>The rule with the case's values in their places; null where the case does not say one.</summary>
    public DataRule? Bind(Func<CaseValue, string?> valueOf)
    {
        if (!Conditions.Any(condition => condition.Case is not null))
        {
            return this;
        }

        var bound = Conditions.Select(condition => condition.Bind(valueOf)).ToArray();
        return Array.TrueForAll(bound, condition => condition is not null) ? new DataRule([.. bound!]) : null;
    }

    /// <summary>api_names of the fields that it reads, each once.</summary>
    public IEnumerable<string> Fields => Conditions.Select(condition => condition.Field).Distinct(StringComparer.Ordinal);
}
