using System.Diagnostics.CodeAnalysis;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation;

/// <summary>The agreed fields of a response, compiled. Immutable; shared by any number of <see cref="JsonMinimiser"/>s.</summary>
public sealed class JsonSelection
{
    private JsonSelection(SelectionNode root, int nodes, int longestName)
    {
        Root = root;
        Nodes = nodes;
        LongestName = longestName;
    }

    internal SelectionNode Root { get; }

    /// <summary>How many nodes there are; their indexes are below it.</summary>
    internal int Nodes { get; }

    /// <summary>Bytes of the longest name, unescaped.</summary>
    internal int LongestName { get; }

    /// <summary>Compiles the fields; false with every fault found where they do not go together.</summary>
    public static bool TryCompile(
        IReadOnlyList<SelectedField> fields, [NotNullWhen(true)] out JsonSelection? selection, out IReadOnlyList<SelectionFault> faults)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var root = new SelectionNode(null, null, 0);
        var (nodes, longest) = (1, 0);
        var found = new List<SelectionFault>();
        if (fields.Count == 0)
        {
            found.Add(new SelectionFault(-1, "There is no field to select."));
        }

        for (var i = 0; i < fields.Count; i++)
        {
            var fault = FaultOf(fields[i]) ?? Add(root, fields[i], ref nodes, ref longest);
            if (fault is not null)
            {
                found.Add(new SelectionFault(i, fault));
            }
        }

        faults = found;
        if (found.Count > 0)
        {
            selection = null;
            return false;
        }

        root.Seal();
        selection = new JsonSelection(root, nodes, longest);
        return true;
    }

    private static string? FaultOf(in SelectedField field)
    {
        if (field.Pointer is null)
        {
            return "The field has no pointer.";
        }

        if (!Enum.IsDefined(field.Type) || !MaskingRules.Fits(field.Type, field.Masking))
        {
            return $"{field.Pointer}: the masking {field.Masking} does not go with the type {field.Type}.";
        }

        return field.Length < 0 ? $"{field.Pointer}: the length is negative." : null;
    }

    private static string? Add(SelectionNode root, in SelectedField field, ref int nodes, ref int longest)
    {
        var node = root;
        foreach (var segment in field.Pointer.Segments)
        {
            switch (node.Kind)
            {
                case SelectionKind.Field:
                    return $"{field.Pointer}: field {node.Field} is selected as a whole on the way there.";
                case SelectionKind.Object when segment is null:
                    return $"{field.Pointer}: '*' stands where another pointer names a member.";
                case SelectionKind.Array when segment is not null:
                    return $"{field.Pointer}: a member is named where another pointer has '*'.";
                default:
                    node = node.Descend(segment, nodes);
                    nodes += node.Index == nodes ? 1 : 0;
                    longest = Math.Max(longest, node.Name.Length);
                    break;
            }
        }

        switch (node.Kind)
        {
            case SelectionKind.Open:
                node.MakeField(field);
                return null;
            case SelectionKind.Field:
                return $"{field.Pointer}: field {node.Field} has the same pointer.";
            default:
                return $"{field.Pointer}: it is on the way to another field.";
        }
    }
}
