namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>prefixItems</c> and <c>items</c>.</summary>
internal sealed class ItemsCheck(SchemaNode[] first, SchemaNode? rest) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        var body = run.Body;
        if (body.KindOf(row) != JsonKind.List)
        {
            return true;
        }

        var (holds, index) = (true, 0);
        for (var item = row + 1; item < body[row].Next; item = body[item].Next, index++)
        {
            var node = index < first.Length ? first[index] : rest;
            if (node is null)
            {
                return holds;
            }

            holds &= run.At(index, node, item);
            if (!holds && run.IsOver)
            {
                return false;
            }
        }

        return holds;
    }
}
