using Gateway.Audit;

namespace Gateway.Adapter.Fetching;

/// <summary>The distinct pseudonyms of an answer.</summary>
internal sealed class SubjectSet(SubjectPseudonymizer pseudonymizer)
{
    private const int Few = 16;

    private readonly List<Pseudonym> _all = [];
    private HashSet<Pseudonym>? _seen;

    public int Count => _all.Count;

    public List<Pseudonym> All => _all;

    public void Add(string type, string identifier)
    {
        var pseudonym = pseudonymizer.Compute(type, identifier);
        if (_seen is null && _all.Count >= Few)
        {
            _seen = [.. _all];
        }

        if (_seen?.Add(pseudonym) ?? !_all.Contains(pseudonym))
        {
            _all.Add(pseudonym);
        }
    }

    public void Clear()
    {
        _all.Clear();
        _seen = null;
    }
}
