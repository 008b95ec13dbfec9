using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>A message on the way to agreed fields, or one of them.</summary>
internal sealed class WireNode
{
    private readonly Dictionary<int, WireNode> _children = [];

    /// <summary>Number in the message around it.</summary>
    public required int Number { get; init; }

    /// <summary>It may stand there more than once, and so packed.</summary>
    public required bool Repeated { get; init; }

    /// <summary>What is agreed here; null where it stands further inside.</summary>
    public WireField? Leaf { get; private set; }

    public bool TryGet(int number, [NotNullWhen(true)] out WireNode? child) => _children.TryGetValue(number, out child);

    /// <exception cref="ArgumentException">A place is another's, or goes on from it: rules keep that out of the register.</exception>
    public void Add(in WireField field)
    {
        var node = this;
        foreach (var step in field.Place.Steps)
        {
            if (node.Leaf is not null)
            {
                throw new ArgumentException("A place goes on from another.", nameof(field));
            }

            if (!node._children.TryGetValue(step.Number, out var child))
            {
                child = new WireNode { Number = step.Number, Repeated = step.Repeated };
                node._children.Add(step.Number, child);
            }

            node = child;
        }

        if (node.Leaf is not null || node._children.Count > 0)
        {
            throw new ArgumentException("Two places are one.", nameof(field));
        }

        node.Leaf = field;
    }
}
