namespace Gateway.Core.Identifiers;

/// <summary>Depth of a region; the numbers equal the exercise levels of service items (1 national to 6 village).</summary>
public enum RegionLevel
{
    /// <summary>The default value; no region.</summary>
    None = 0,
    National = 1,
    Province = 2,
    City = 3,
    County = 4,
    Town = 5,
    Village = 6,
}
