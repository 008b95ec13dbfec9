using System.Globalization;
using System.Text;

namespace Gateway.Server.SharedData.Json;

/// <summary>Where in the JSON the reading is; made into text only for a fault.</summary>
internal sealed class JsonPath
{
    private readonly (string Name, int Place)[] _steps = new (string, int)[JsonToProtobuf.GreatestDepth + 1];
    private int _depth;

    public void Enter(JsonField field) => _steps[_depth++] = (field.Name, -1);

    /// <summary>Names the place in the list or map that was entered last; -1 for the whole of it.</summary>
    public void At(int place) => _steps[_depth - 1].Place = place;

    public void Leave() => _depth--;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, place) in _steps.AsSpan(0, _depth))
        {
            text.Append(text.Length > 0 ? "." : "").Append(name);
            if (place >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{place}]");
            }
        }

        return text.ToString();
    }
}
