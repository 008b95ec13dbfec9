namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>propertyNames</c>.</summary>
internal sealed class NamesCheck(SchemaNode node) : SchemaCheck
{
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
            if (!run.Quietly(node, member))
            {
                holds = run.FailUnnamed(number, BodyTexts.Name);
                if (run.IsOver)
                {
                    return false;
                }
            }
        }

        return holds;
    }
}
