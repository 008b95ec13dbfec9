namespace Gateway.Adapter.Sources;

/// <summary>The row at hand of a running query.</summary>
internal abstract class SourceRow
{
    /// <summary>Reads one selected column; throws <see cref="CellException"/> for a value that has no form here.</summary>
    public abstract void Read(int ordinal, ref Cell cell);

    /// <summary>Reads one selected column; false for a value that has no form here.</summary>
    public bool TryRead(int ordinal, ref Cell cell)
    {
        try
        {
            Read(ordinal, ref cell);
            return true;
        }
        catch (CellException)
        {
            return false;
        }
    }
}
