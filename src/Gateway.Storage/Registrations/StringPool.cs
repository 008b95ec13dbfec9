namespace Gateway.Storage.Registrations;

/// <summary>One instance of each string that many documents share. Bounded; for one thread at a time.</summary>
internal sealed class StringPool
{
    /// <summary>Greatest number of strings kept: what comes after stands for itself.</summary>
    public const int Capacity = 1 << 18;

    private readonly HashSet<string> _strings = new(StringComparer.Ordinal);

    public string Share(string value)
    {
        if (value.Length == 0)
        {
            return "";
        }

        if (_strings.TryGetValue(value, out var shared))
        {
            return shared;
        }

        if (_strings.Count < Capacity)
        {
            _strings.Add(value);
        }

        return value;
    }
}
