namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>type</c>.</summary>
/// <param name="kinds">Kinds that are taken.</param>
/// <param name="integersOnly">Of numbers those without fraction alone.</param>
/// <param name="names">The types as the schema names them.</param>
internal sealed class TypeCheck(JsonKind kinds, bool integersOnly, string names) : SchemaCheck
{
    public override bool Holds(int row, BodyRun run)
    {
        var kind = run.Body.KindOf(row);
        return ((kind & kinds) != 0 && (!integersOnly || kind != JsonKind.Number || IsInteger(row, run))) || run.Fail(BodyTexts.Type, names);
    }

    private static bool IsInteger(int row, BodyRun run)
    {
        var written = run.Body.RawOf(row);
        return !written.ContainsAny(".eE"u8) || (run.Spend(written.Length / 8) && run.Body.NumberOf(row).IsInteger);
    }
}
