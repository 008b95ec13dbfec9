using Gateway.Adapter.Sources;

namespace Gateway.Adapter.Fetching;

/// <summary>A query whose rows become records as they come, key by key.</summary>
internal sealed class FetchQuery : SourceQuery
{
    private readonly List<KeyRows> _rows = [];

    /// <summary>Of all keys but the one at hand.</summary>
    private int _size;

    private bool _full;

    public required FetchShape Shape { get; init; }

    public required int Limit { get; init; }

    public required SubjectSet Subjects { get; init; }

    /// <summary>Number of the key field that a key is told to be rejected for; 0 where a rejected key is the query's fault.</summary>
    public int RejectedField { get; init; }

    /// <summary>Keys that have their answer: all of them, or as many as one message holds.</summary>
    public int AnsweredCount => _full ? _rows.Count : Keys.Length;

    public override bool IsFull => _full;

    public override bool MayReject => RejectedField != 0;

    /// <summary>What became of the rows of a key that has its answer.</summary>
    public KeyRows RowsOf(int key) => key < _rows.Count ? _rows[key] : new KeyRows(Shape, Limit, Subjects);

    public override bool Accept(int key, SourceRow row)
    {
        if (_full)
        {
            return false;
        }

        var rows = Open(key);
        var more = rows.Accept(row);

        // The first key is cut as if it were alone; of the others only those are answered that fit whole.
        if (key > 0 && _size + rows.Size + Subjects.Size > KeyRows.GreatestAnswer)
        {
            Rewind(key);
            _full = true;
            return false;
        }

        return more;
    }

    public override void Rewind(int key)
    {
        if (key < _rows.Count)
        {
            Subjects.Cut(_rows[key].FirstSubject);
            _rows.RemoveRange(key, _rows.Count - key);
            _size = _rows.SkipLast(1).Sum(rows => rows.Size);
        }
    }

    public override void Reject(int key)
    {
        Fill(key);
        Add(new KeyRows(Shape, Limit, Subjects) { Rejected = true });
    }

    private KeyRows Open(int key)
    {
        if (key != _rows.Count - 1)
        {
            Fill(key);
            Add(new KeyRows(Shape, Limit, Subjects));
        }

        return _rows[key];
    }

    /// <summary>The keys before this one that have no rows yet will have none.</summary>
    private void Fill(int key)
    {
        if (key < _rows.Count)
        {
            throw new SourceException(SourceFaultKind.Failed, "order");
        }

        while (_rows.Count < key)
        {
            Add(new KeyRows(Shape, Limit, Subjects));
        }
    }

    private void Add(KeyRows rows)
    {
        _size += _rows.Count > 0 ? _rows[^1].Size : 0;
        _rows.Add(rows);
    }
}
