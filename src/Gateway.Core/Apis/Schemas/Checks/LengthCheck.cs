namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>minLength</c> and <c>maxLength</c>, in Unicode scalar values.</summary>
internal sealed class LengthCheck(int least, int most) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        if (run.Body.KindOf(row) != JsonKind.Text || !run.Spend(run.Body[row].Length / 16))
        {
            return !run.IsSpent;
        }

        var length = run.Body.LengthOf(row);
        return length < least ? run.Fail(BodyTexts.LongEnough, least) : length <= most || run.Fail(BodyTexts.ShortEnough, most);
    }
}
