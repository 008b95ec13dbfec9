namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class IfCheck(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : SchemaCheck
{
    public override IEnumerable<SchemaNode> Beside => new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public override bool Holds(int row, BodyRun run)
    {
        var next = run.Quietly(condition, row) ? then : otherwise;
        return !run.IsSpent && (next is null || next.Holds(row, run));
    }
}
