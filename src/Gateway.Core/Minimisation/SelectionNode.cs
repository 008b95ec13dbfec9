using System.Text;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Minimisation;

/// <summary>A place of the selection: an object or array on the way to agreed fields, or such a field.</summary>
internal sealed class SelectionNode
{
    private readonly List<SelectionNode> _children = [];
    private SelectionNode[] _byLength = [];
    private int[] _starts = [];

    public SelectionNode(SelectionNode? parent, string? name, int index)
    {
        Parent = parent;
        Index = index;
        Name = Encoding.UTF8.GetBytes(name ?? "");
        First = name is null ? [] : [.. JsonStrings.Quote(name), (byte)':'];
        Later = [(byte)',', .. First];
    }

    public SelectionNode? Parent { get; }

    /// <summary>Number of the node in its selection, from 0.</summary>
    public int Index { get; }

    /// <summary>Name of the member, unescaped; empty for elements and the root.</summary>
    public byte[] Name { get; }

    /// <summary>What comes before the value, where it is the first of its object or array.</summary>
    public byte[] First { get; }

    /// <summary>What comes before the value where it is a later one.</summary>
    public byte[] Later { get; }

    public SelectionKind Kind { get; private set; }

    /// <summary>Every element of the array.</summary>
    public SelectionNode? Element { get; private set; }

    public int Field { get; private set; }

    public FieldType Type { get; private set; }

    public Masking Masking { get; private set; }

    /// <summary>Greatest number of characters; 0 for no limit.</summary>
    public int Length { get; private set; }

    /// <summary>The member of that name, unescaped; null where it is not selected.</summary>
    public SelectionNode? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length + 1 < _starts.Length)
        {
            foreach (var child in _byLength.AsSpan(_starts[name.Length].._starts[name.Length + 1]))
            {
                if (name.SequenceEqual(child.Name))
                {
                    return child;
                }
            }
        }

        return null;
    }

    /// <summary>The member or, without a name, the element; added with that index where there is none.</summary>
    public SelectionNode Descend(string? name, int index)
    {
        Kind = name is null ? SelectionKind.Array : SelectionKind.Object;
        if (name is null)
        {
            return Element ??= new SelectionNode(this, null, index);
        }

        var bytes = Encoding.UTF8.GetBytes(name);
        var known = _children.Find(child => child.Name.AsSpan().SequenceEqual(bytes));
        if (known is null)
        {
            known = new SelectionNode(this, name, index);
            _children.Add(known);
        }

        return known;
    }

    public void MakeField(in SelectedField field)
    {
        Kind = SelectionKind.Field;
        Field = field.Field;
        Type = field.Type;
        Masking = field.Masking;
        Length = field.Length;
    }

    /// <summary>Orders the members for <see cref="Find"/>; none is added afterwards.</summary>
    public void Seal()
    {
        _byLength = [.. _children.OrderBy(child => child.Name.Length)];
        _starts = new int[_byLength.Length == 0 ? 0 : _byLength[^1].Name.Length + 2];
        foreach (var child in _byLength)
        {
            _starts[child.Name.Length + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _children.ForEach(child => child.Seal());
        Element?.Seal();
    }
}
