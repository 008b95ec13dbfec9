namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>anyOf</c>, and <c>oneOf</c> where just one may hold.</summary>
internal sealed class WaysCheck(SchemaNode[] nodes, bool justOne) : SchemaCheck
{
    public override IEnumerable<SchemaNode> Beside => nodes;

    public override bool Holds(int row, BodyRun run)
    {
        var count = 0;
        foreach (var node in nodes)
        {
            count += run.Quietly(node, row) ? 1 : 0;
            if (run.IsSpent || (count > 0 && !justOne) || count > 1)
            {
                break;
            }
        }

        return !run.IsSpent && (count == 1 || run.Fail(count == 0 ? BodyTexts.NoneOf : BodyTexts.SeveralOf));
    }
}
