namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary>What one keyword, or a few that go together, want of a value.</summary>
internal abstract class SchemaCheck
{
    /// <summary>Whether it holds of the value at that row; what does not is told to the run.</summary>
    public abstract bool Holds(int row, BodyRun run);

    /// <summary>Schemas that apply to the same value, so that a circle of them would have no end.</summary>
    public virtual IEnumerable<SchemaNode> Beside => [];
}
