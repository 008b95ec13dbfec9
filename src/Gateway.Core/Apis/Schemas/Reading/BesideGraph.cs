using Gateway.Core.Apis.Schemas.Checks;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>
/// Schemas that apply to the same value: a circle of them has no end, a chain of them takes a thread's stack, and where each leads to two
/// more they are a million after twenty.
/// </summary>
internal sealed class BesideGraph
{
    /// <summary>Greatest number of schemas that apply to one value.</summary>
    public const int GreatestWeight = 1000;

    /// <summary>Greatest number of schemas that lead to each other at one value.</summary>
    public const int GreatestChain = 32;

    private readonly Dictionary<SchemaNode, (long Weight, int Chain)> _known = [];
    private readonly HashSet<SchemaNode> _open = [];
    private readonly SchemaFaults _faults;
    private readonly HashSet<SchemaNode> _said = [];

    private BesideGraph(SchemaFaults faults) => _faults = faults;

    public static void Check(IReadOnlyList<SchemaNode> nodes, SchemaFaults faults)
    {
        var graph = new BesideGraph(faults);
        foreach (var node in nodes)
        {
            var (weight, chain) = graph.Of(node, 0);
            if (weight > GreatestWeight || chain > GreatestChain)
            {
                faults.Add(node.Pointer, SchemaRules.TooMany, GreatestWeight, GreatestChain);

                // What leads to it has the same fault.
                return;
            }
        }
    }

    private (long Weight, int Chain) Of(SchemaNode node, int depth)
    {
        if (_known.TryGetValue(node, out var known))
        {
            return known;
        }

        if (depth > GreatestChain)
        {
            return (1, 1);
        }

        if (!_open.Add(node))
        {
            if (_said.Add(node))
            {
                _faults.Add(node.Pointer, SchemaRules.Circle);
            }

            return (1, 1);
        }

        var (weight, chain) = (1L, 0);
        foreach (var beside in node.Checks.SelectMany(check => check.Beside))
        {
            var (itsWeight, itsChain) = Of(beside, depth + 1);
            weight = Math.Min(weight + itsWeight, int.MaxValue);
            chain = Math.Max(chain, itsChain);
        }

        _open.Remove(node);
        return _known[node] = (weight, chain + 1);
    }
}
