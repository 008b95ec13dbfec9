namespace Gateway.Core.Minimisation;

/// <summary>
/// Where in the selection the reader is. A node is open once at most at a time, as the way to it is one, so that
/// what is known of each open object stands by its node's index.
/// </summary>
internal sealed class SelectionPlace
{
    private readonly ulong[] _opening;
    private readonly ulong[] _seenIn;
    private readonly bool[] _started;
    private SelectionNode? _container;
    private SelectionNode? _next;
    private ulong _openings;

    public SelectionPlace(JsonSelection selection)
    {
        _opening = new ulong[selection.Nodes];
        _seenIn = new ulong[selection.Nodes];
        _started = new bool[selection.Nodes];
        _next = selection.Root;
    }

    /// <summary>How many of the open objects and arrays are selected; what is deeper is dropped.</summary>
    public int Depth { get; private set; }

    /// <summary>What the value that comes next, with so many open objects and arrays, is; null where it is not selected.</summary>
    public SelectionNode? At(int depth) => depth == Depth ? _next : null;

    /// <summary>Goes to the member of that name; false where it was there already.</summary>
    public bool TryGoTo(ReadOnlySpan<byte> name)
    {
        _next = _container!.Find(name);
        if (_next is null)
        {
            return true;
        }

        var opening = _opening[_container.Index];
        var isNew = _seenIn[_next.Index] != opening;
        _seenIn[_next.Index] = opening;
        return isNew;
    }

    /// <summary>Goes to a member whose name is none of the selected.</summary>
    public void GoPast() => _next = null;

    /// <summary>The next value is an object or array, and is opened.</summary>
    public void Enter()
    {
        _container = _next!;
        _opening[_container.Index] = ++_openings;
        _started[_container.Index] = false;
        _next = _container.Element;
        Depth++;
    }

    /// <summary>The innermost selected object or array is closed.</summary>
    public void Leave()
    {
        _container = _container!.Parent;
        _next = _container?.Element;
        Depth--;
    }

    /// <summary>What comes before the next value; it is going to be written.</summary>
    public ReadOnlySpan<byte> Begin()
    {
        if (_container is null)
        {
            return [];
        }

        ref var started = ref _started[_container.Index];
        var before = started ? _next!.Later : _next!.First;
        started = true;
        return before;
    }
}
