using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>The places of parameters in a statement being written.</summary>
internal sealed class StatementPlaces
{
    public List<ParameterKind> Kinds { get; } = [];

    public List<int> Values { get; } = [];

    /// <summary>Writes a place as the prefix and its number from 1; or the prefix alone where places have no numbers.</summary>
    public void Append(StringBuilder text, string prefix, bool numbered, ParameterKind kind, int value)
    {
        Kinds.Add(kind);
        Values.Add(value);
        text.Append(prefix);
        if (numbered)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kinds.Count}");
        }
    }
}
