namespace Gateway.Core.Records;

/// <summary>What a check of a record found: sound, or the first flaw. Never carries a value.</summary>
/// <param name="Flaw">The flaw; <see cref="RecordFlaw.None"/> for a sound record.</param>
/// <param name="Field">Number of the field concerned; 0 where no field is.</param>
public readonly record struct RecordVerdict(RecordFlaw Flaw, int Field)
{
    /// <summary>Nothing is wrong.</summary>
    public static RecordVerdict Sound => default;

    /// <summary>Nothing is wrong.</summary>
    public bool IsSound => Flaw == RecordFlaw.None;
}
