namespace Gateway.Adapter.Mapping;

/// <summary>Gathers the faults of mappings, so that a person mends all of them at once.</summary>
internal sealed class MappingFlaws
{
    private readonly List<MappingFlaw> _flaws = [];

    public IReadOnlyList<MappingFlaw> All => _flaws;

    public int Count => _flaws.Count;

    public void Add(string file, long line, string key, string message) => _flaws.Add(new MappingFlaw(file, (int)line, key, message));
}
