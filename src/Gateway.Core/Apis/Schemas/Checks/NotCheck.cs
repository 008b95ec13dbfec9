namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>not</c>.</summary>
internal sealed class NotCheck(SchemaNode node) : SchemaCheck
{
    public override IEnumerable<SchemaNode> Beside => [node];

    public override bool Holds(int row, BodyRun run) => (!run.Quietly(node, row) && !run.IsSpent) || run.Fail(BodyTexts.Not);
}
