using Gateway.Core.Apis.Schemas.Patterns;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternCheck(SchemaPattern pattern) : SchemaCheck
{
    private const int Longest = 120;

    public override bool Holds(int row, BodyRun run) =>
        run.Body.KindOf(row) != JsonKind.Text
        || (run.Spend(CostOf(pattern, run.Body[row].Length)) && pattern.IsIn(run.Body.TextOf(row)))
        || run.Fail(BodyTexts.Pattern, SchemaPlace.Plain(pattern.Text, Longest));

    /// <summary>Where an expression has so many states that no automaton is made of it, each is looked at for each character.</summary>
    public static long CostOf(SchemaPattern pattern, int length) => 4 + (length * (4L + pattern.Size) / 16);
}
