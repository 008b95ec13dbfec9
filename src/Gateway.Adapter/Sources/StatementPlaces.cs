using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Sources;

/// <summary>The places of parameters in a statement being written.</summary>
/// <param name="row">Prefix of the columns that hold the keys' values, where keys come as rows; null where they do not.</param>
internal sealed class StatementPlaces(string? row = null)
{
    public List<ParameterKind> Kinds { get; } = [];

    public List<int> Values { get; } = [];

    /// <summary>Index of the first value of the key being written.</summary>
    public int Offset { get; set; }

    /// <summary>Writes a place as the prefix and its number from 1; or the prefix alone where places have no numbers.</summary>
    public void Append(StringBuilder text, string prefix, bool numbered, ParameterKind kind, int value)
    {
        if (row is null)
        {
            AppendShared(text, prefix, numbered, kind, value);
            return;
        }

        Add(kind, value);
        text.Append(CultureInfo.InvariantCulture, $"{row}{value}");
    }

    /// <summary>Writes the place of a value that all keys share.</summary>
    public void AppendShared(StringBuilder text, string prefix, bool numbered, ParameterKind kind, int value)
    {
        Add(kind, value);
        text.Append(prefix);
        if (numbered)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kinds.Count}");
        }
    }

    private void Add(ParameterKind kind, int value)
    {
        Kinds.Add(kind);
        Values.Add(Offset + value);
    }
}
