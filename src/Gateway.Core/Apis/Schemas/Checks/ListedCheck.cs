using System.Text;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class ListedCheck : SchemaCheck
{
    private const int Longest = 100;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly JsonKind _kinds;
    private readonly string _said;

    public ListedCheck(JsonTape schema, IReadOnlyList<int> values)
    {
        foreach (var value in values)
        {
            _values.Add(JsonCanon.Of(schema, value));
            _kinds |= schema.KindOf(value);
        }

        var said = string.Join(", ", values.Select(value => Written(schema, value)));
        _said = said.Length <= Longest ? SchemaPlace.Plain(said, Longest) : "";
    }

    public override bool Holds(int row, BodyRun run) =>
        ((_kinds & run.Body.KindOf(row)) != 0 && run.Spend(run.Body[row].Length / 8) && _values.Contains(JsonCanon.Of(run.Body, row)))
        || (_said.Length > 0 ? run.Fail(BodyTexts.Listed, _said) : run.Fail(BodyTexts.ListedFar));

    private static string Written(JsonTape schema, int value)
    {
        var written = Encoding.UTF8.GetString(schema.RawOf(value));
        return schema.KindOf(value) == JsonKind.Text ? $"\"{written}\"" : written;
    }
}
