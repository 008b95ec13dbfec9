using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>values.yaml: every value says what it is, and stands in the schema; every value of the schema stands in it.</summary>
public sealed partial class ValuesFileTests
{
    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public void Every_value_has_a_comment(string chart)
    {
        var open = new Stack<(int Indent, bool Told)>();
        var (told, comment, values) = (false, false, 0);
        foreach (var line in File.ReadLines(Path.Combine(Chart.FolderOf(chart), "values.yaml")))
        {
            if (Key().Match(line) is not { Success: true } key)
            {
                comment = line.TrimStart().StartsWith("# -- ", StringComparison.Ordinal) || (comment && line.TrimStart().StartsWith('#'));
                continue;
            }

            var indent = key.Groups[1].Length;
            while (open.TryPeek(out var above) && above.Indent >= indent)
            {
                open.Pop();
            }

            told = comment || (open.TryPeek(out var holder) && holder.Told);
            comment = false;
            if (key.Groups[3].Length > 0)
            {
                values++;
                Assert.True(told, $"{chart}: nothing is said of {line.Trim()}");
            }

            open.Push((indent, told));
        }

        Assert.InRange(values, 40, 200);
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task Every_value_of_the_schema_stands_in_it(string chart)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Chart.FolderOf(chart), "values.schema.json")))!;
        var (output, errors) = await Renderer.RunAsync("-chart", Chart.FolderOf(chart), "-only-values");
        Assert.True(output is not null, errors);
        Assert.Empty(Missing(schema, output["values"]!, "").Except(["global"]));
        Assert.Empty(await Schemas.FaultsOfValuesAsync(chart, output["values"]!));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task An_installation_without_any_values_is_told_all_that_it_needs(string chart)
    {
        var (output, errors) = await Renderer.RunAsync("-chart", Chart.FolderOf(chart));
        Assert.Null(output);
        Assert.Contains("fault(s) in the values.", errors, StringComparison.Ordinal);
    }

    /// <summary>Keys of groups that have no default, such as an issuer's, are told in the group's comment.</summary>
    private static IEnumerable<string> Missing(JsonNode schema, JsonNode values, string path) => schema["properties"] is { } properties
        ? properties.AsObject().SelectMany(pair => (path, pair.Key) switch
        {
            ("", "config") or (_, "issuerRef" or "resources") => [],
            _ when values[pair.Key] is not { } value => [path + pair.Key],
            _ when values[pair.Key] is JsonObject group => Missing(pair.Value!, group, $"{path}{pair.Key}."),
            _ => [],
        })
        : [];

    [GeneratedRegex(@"^( *)([A-Za-z]\w*):(?: +(\S.*))?$")]
    private static partial Regex Key();
}
