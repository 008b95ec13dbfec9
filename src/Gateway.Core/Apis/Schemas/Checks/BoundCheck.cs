namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>minimum</c>, <c>maximum</c> and those that exclude the bound.</summary>
internal sealed class BoundCheck(JsonDecimal bound, string written, bool isLeast, bool isExcluded) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        if (run.Body.KindOf(row) != JsonKind.Number || !run.Spend(run.Body[row].Length / 8))
        {
            return !run.IsSpent;
        }

        var compared = run.Body.NumberOf(row).CompareTo(bound);
        compared = isLeast ? compared : -compared;
        return (isExcluded ? compared > 0 : compared >= 0) || run.Fail(
            isLeast ? isExcluded ? BodyTexts.Above : BodyTexts.AtLeast : isExcluded ? BodyTexts.Below : BodyTexts.AtMost, written);
    }
}
