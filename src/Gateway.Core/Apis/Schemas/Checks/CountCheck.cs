namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary>Least and greatest number of elements or of members.</summary>
internal sealed class CountCheck(JsonKind kind, int least, int most) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        if (run.Body.KindOf(row) != kind)
        {
            return true;
        }

        var (count, isList) = (run.Body[row].Count, kind == JsonKind.List);
        return count < least ? run.Fail(isList ? BodyTexts.ManyItems : BodyTexts.ManyMembers, least)
            : count <= most || run.Fail(isList ? BodyTexts.FewItems : BodyTexts.FewMembers, most);
    }
}
