namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>contains</c>, with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsCheck(SchemaNode node, int least, int most) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        var body = run.Body;
        if (body.KindOf(row) != JsonKind.List)
        {
            return true;
        }

        var count = 0;
        for (var item = row + 1; item < body[row].Next && !run.IsSpent; item = body[item].Next)
        {
            count += run.Quietly(node, item) ? 1 : 0;
        }

        return !run.IsSpent && (count < least ? run.Fail(BodyTexts.Contains, least) : count <= most || run.Fail(BodyTexts.ContainsLess, most));
    }
}
