namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>uniqueItems</c>, in time that grows with the list's length alone.</summary>
internal sealed class UniqueCheck : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        var body = run.Body;
        if (body.KindOf(row) != JsonKind.List || body[row].Count < 2)
        {
            return true;
        }

        if (!run.Spend((4L * body[row].Count) + (body[row].Length / 8)))
        {
            return false;
        }

        var seen = new HashSet<string>(body[row].Count, StringComparer.Ordinal);
        for (var item = row + 1; item < body[row].Next; item = body[item].Next)
        {
            if (!seen.Add(JsonCanon.Of(body, item)))
            {
                return run.Fail(BodyTexts.Different);
            }
        }

        return true;
    }
}
