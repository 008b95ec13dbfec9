using System.Collections.Frozen;
using Gateway.Core.Apis.Schemas.Patterns;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
internal sealed class MembersCheck(
    IReadOnlyDictionary<string, SchemaNode> named, (SchemaPattern Pattern, SchemaNode Node)[] patterns, SchemaNode? others) : SchemaCheck
{
    private readonly FrozenDictionary<string, SchemaNode> _named = named.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly string _names = SchemaPlace.Names(named.Keys);

    public override bool Holds(int row, BodyRun run)
    {
        var body = run.Body;
        if (body.KindOf(row) != JsonKind.Members)
        {
            return true;
        }

        var (holds, number) = (true, 1);
        for (var member = row + 1; member < body[row].Next; member = body[member + 1].Next, number++)
        {
            if (!run.Spend(1))
            {
                return false;
            }

            holds &= HoldsMember(body.NameOf(member), number, member + 1, run);
            if (!holds && run.IsOver)
            {
                return false;
            }
        }

        return holds;
    }

    private bool HoldsMember(string name, int number, int value, BodyRun run)
    {
        var isNamed = _named.TryGetValue(name, out var node);
        var isOther = !isNamed;
        var holds = !isNamed || run.At(name, node!, value);
        foreach (var (pattern, matched) in patterns)
        {
            if (!run.Spend(PatternCheck.CostOf(pattern, name.Length)))
            {
                return false;
            }

            if (pattern.IsIn(name))
            {
                isOther = false;
                holds &= isNamed ? run.At(name, matched, value) : run.AtUnnamed(number, matched, value);
            }
        }

        return !isOther || others is null ? holds
            : others.IsNever ? run.FailUnnamed(number, BodyTexts.Unnamed, _names)
            : run.AtUnnamed(number, others, value);
    }
}
