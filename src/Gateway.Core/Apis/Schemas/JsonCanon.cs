using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis.Schemas;

/// <summary>One text for what is equal as JSON: numbers by their value, members in whatever order.</summary>
internal static class JsonCanon
{
    public static string Of(JsonTape json, int row)
    {
        var text = new StringBuilder();
        Write(json, row, text);
        return text.ToString();
    }

    private static void Write(JsonTape json, int row, StringBuilder text)
    {
        switch (json.KindOf(row))
        {
            case JsonKind.Null:
                text.Append('n');
                break;
            case JsonKind.Boolean:
                text.Append(json.IsTrue(row) ? 't' : 'f');
                break;
            case JsonKind.Number:
                text.Append('#').Append(json.NumberOf(row).ToString());
                break;
            case JsonKind.Text:
                WriteText(json.TextOf(row), text);
                break;
            case JsonKind.List:
                text.Append('[');
                for (var item = row + 1; item < json[row].Next; item = json[item].Next)
                {
                    Write(json, item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                WriteMembers(json, row, text);
                break;
        }
    }

    private static void WriteMembers(JsonTape json, int row, StringBuilder text)
    {
        var members = new List<int>(json[row].Count);
        for (var member = row + 1; member < json[row].Next; member = json[member + 1].Next)
        {
            members.Add(member);
        }

        members.Sort((one, other) => string.CompareOrdinal(json.NameOf(one), json.NameOf(other)));
        text.Append('{');
        foreach (var member in members)
        {
            WriteText(json.NameOf(member), text);
            Write(json, member + 1, text);
            text.Append(',');
        }

        text.Append('}');
    }

    // With its length before it no text looks like what stands around another.
    private static void WriteText(string value, StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"{value.Length}:").Append(value);
}
