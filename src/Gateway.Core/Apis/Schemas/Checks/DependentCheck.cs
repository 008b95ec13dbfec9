namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>dependentSchemas</c>.</summary>
internal sealed class DependentCheck((string Name, SchemaNode Node)[] dependents) : SchemaCheck
{
    public override IEnumerable<SchemaNode> Beside => dependents.Select(dependent => dependent.Node);

    public override bool Holds(int row, BodyRun run)
    {
        if (run.Body.KindOf(row) != JsonKind.Members)
        {
            return true;
        }

        var holds = true;
        foreach (var (name, node) in dependents)
        {
            if (!run.Spend(run.Body[row].Count))
            {
                return false;
            }

            holds &= run.Body.Find(row, name) < 0 || node.Holds(row, run);
            if (!holds && run.IsOver)
            {
                return false;
            }
        }

        return holds;
    }
}
