using System.Collections.Frozen;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>required</c>, and with a trigger one of <c>dependentRequired</c>.</summary>
internal sealed class RequiredCheck(IReadOnlyList<string> names, string? trigger = null) : SchemaCheck
{
    private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.Ordinal);

    public override bool Holds(int row, BodyRun run)
    {
        var body = run.Body;
        if (body.KindOf(row) != JsonKind.Members || !run.Spend(body[row].Count))
        {
            return !run.IsSpent;
        }

        var (found, isTriggered) = (0, trigger is null);
        for (var member = row + 1; member < body[row].Next; member = body[member + 1].Next)
        {
            // No name stands there twice.
            var name = body.NameOf(member);
            found += _names.Contains(name) ? 1 : 0;
            isTriggered = isTriggered || name == trigger;
        }

        return !isTriggered || found == _names.Count || Lacks(row, run);
    }

    private bool Lacks(int row, BodyRun run)
    {
        if (run.IsOver)
        {
            return false;
        }

        var missing = SchemaPlace.Names(names.Where(name => run.Body.Find(row, name) < 0).Take(10));
        return trigger is null ? run.Fail(BodyTexts.Required, missing) : run.Fail(BodyTexts.Dependent, missing, SchemaPlace.Names([trigger]));
    }
}
