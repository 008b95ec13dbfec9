using System.Runtime.CompilerServices;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary>A schema, or a part of one.</summary>
/// <param name="pointer">Where it stands.</param>
internal sealed class SchemaNode(string pointer)
{
    private SchemaCheck[] _checks = [];

    public string Pointer { get; } = pointer;

    /// <summary>What it wants; set once all others are known, to which references lead.</summary>
    public IReadOnlyList<SchemaCheck> Checks
    {
        get => _checks;
        set => _checks = [.. value];
    }

    /// <summary>The schema <c>false</c>, which nothing is as.</summary>
    public bool IsNever { get; set; }

    /// <summary>Whether a value is as it wants.</summary>
    public bool Holds(int row, BodyRun run)
    {
        // Depth is bounded on both sides; a thread that comes here with little stack left is none the less not ended.
        if (!run.Spend(1 + _checks.Length) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            run.Spend(BodyRun.Budget);
            return false;
        }

        if (IsNever)
        {
            return run.Fail(BodyTexts.Nothing);
        }

        var holds = true;
        foreach (var check in _checks)
        {
            if (!check.Holds(row, run))
            {
                holds = false;
                if (run.IsOver)
                {
                    return false;
                }
            }
        }

        return holds;
    }
}
