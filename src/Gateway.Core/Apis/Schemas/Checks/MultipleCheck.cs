namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>multipleOf</c>.</summary>
internal sealed class MultipleCheck(JsonDecimal divisor, string written) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run) =>
        run.Body.KindOf(row) != JsonKind.Number
        || (run.Spend(8 + (run.Body[row].Length / 4)) && run.Body.NumberOf(row).IsMultipleOf(divisor))
        || run.Fail(BodyTexts.Multiple, written);
}
