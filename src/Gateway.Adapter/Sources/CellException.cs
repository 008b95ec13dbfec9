namespace Gateway.Adapter.Sources;

/// <summary>The driver cannot bring a value out; never carries the value, so no inner exception either.</summary>
internal sealed class CellException : Exception
{
    public CellException()
        : base("The value is outside of what the column's type can hold here.")
    {
    }
}
