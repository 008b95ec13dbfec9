namespace Gateway.Adapter.Sources;

/// <summary>Value of a parameter: a whole number, or text for all other kinds.</summary>
internal readonly record struct ParameterValue(string? Text, long Integer)
{
    public static implicit operator ParameterValue(string text) => new(text, 0);

    public static implicit operator ParameterValue(long integer) => new(null, integer);
}
