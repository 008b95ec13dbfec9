using Gateway.Audit;
using Google.Protobuf;

namespace Gateway.Adapter.Fetching;

/// <summary>The distinct pseudonyms of an answer.</summary>
internal sealed class SubjectSet(SubjectPseudonymizer pseudonymizer)
{
    private const int Few = 16;

    private readonly List<Pseudonym> _all = [];
    private HashSet<Pseudonym>? _seen;

    public int Count => _all.Count;

    /// <summary>Bytes that they take in a message.</summary>
    public int Size => _all.Count * (Pseudonym.Size + 2);

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

    /// <summary>Forgets all but the first.</summary>
    public void Cut(int count)
    {
        _all.RemoveRange(count, _all.Count - count);
        _seen = null;
    }

    /// <summary>As they stand in an answer.</summary>
    public IEnumerable<ByteString> ToByteStrings() => _all.Select(static pseudonym =>
    {
        var bytes = new byte[Pseudonym.Size];
        pseudonym.CopyTo(bytes);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    });
}
