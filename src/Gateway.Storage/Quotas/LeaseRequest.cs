namespace Gateway.Storage.Quotas;

/// <summary>How much of what is left to lease: a share of it, between bounds.</summary>
/// <param name="Least">At least so many calls, where so many are left.</param>
/// <param name="Most">At most so many.</param>
/// <param name="Divisor">One part in so many of what is left.</param>
public readonly record struct LeaseRequest(long Least, long Most, long Divisor)
{
    /// <summary>So many calls, or what is left.</summary>
    public static LeaseRequest Of(long want) => new(want, want, 1);
}
