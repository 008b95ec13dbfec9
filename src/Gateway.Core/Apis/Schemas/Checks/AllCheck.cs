namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>allOf</c> and <c>$ref</c>: what they lead to applies as if it stood here.</summary>
internal sealed class AllCheck(SchemaNode[] nodes) : SchemaCheck
{
    public override IEnumerable<SchemaNode> Beside => nodes;

    public override bool Holds(int row, BodyRun run)
    {
        var holds = true;
        foreach (var node in nodes)
        {
            holds &= node.Holds(row, run);
            if (!holds && run.IsOver)
            {
                return false;
            }
        }

        return holds;
    }
}
