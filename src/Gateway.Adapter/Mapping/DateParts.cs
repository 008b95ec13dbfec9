namespace Gateway.Adapter.Mapping;

/// <summary>What a pattern found; -1 for what it does not have.</summary>
internal struct DateParts
{
    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;
    public int Nanos;
}
