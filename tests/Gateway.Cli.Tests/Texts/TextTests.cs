using System.Reflection;
using System.Text.RegularExpressions;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Tests.Texts;

public sealed partial class TextTests
{
    public static TheoryData<string> All => [.. Found.Keys];

    private static Dictionary<string, Text> Found { get; } = typeof(Text).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Text))
        .ToDictionary(field => $"{field.DeclaringType!.Name}.{field.Name}", field => (Text)field.GetValue(null)!);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_is_there_in_both_languages_with_the_same_places(string name)
    {
        var text = Found[name];
        Assert.False(string.IsNullOrWhiteSpace(text.English));
        Assert.Equal(Places(text.English), Places(text.Chinese));
        Assert.DoesNotMatch(Chinese(), text.English);
        if (Letters().IsMatch(Place().Replace(text.English, "")))
        {
            Assert.Matches(Chinese(), text.Chinese);
        }
    }

    [Fact]
    public void There_are_texts() => Assert.True(Found.Count > 80);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Letters();
}
