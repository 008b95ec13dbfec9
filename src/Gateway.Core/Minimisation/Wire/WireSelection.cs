namespace Gateway.Core.Minimisation.Wire;

/// <summary>Which fields of a message may pass. Immutable.</summary>
public sealed class WireSelection
{
    private WireSelection(WireNode root) => Root = root;

    /// <summary>Nothing passes but that there was a message.</summary>
    public static WireSelection Nothing { get; } = Compile([]);

    internal WireNode Root { get; }

    /// <summary>Compiles it.</summary>
    /// <exception cref="ArgumentException">A place is another's, or goes on from it.</exception>
    public static WireSelection Compile(IEnumerable<WireField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var root = new WireNode { Number = 0, Repeated = false };
        foreach (var field in fields)
        {
            root.Add(field);
        }

        return new WireSelection(root);
    }
}
