using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace Gateway.Cli.Documents;

/// <summary>The values of an enum as documents write them: lower case, without the prefix, never the unspecified one.</summary>
internal sealed class EnumNames
{
    private const string Unspecified = "UNSPECIFIED";

    private static readonly ConcurrentDictionary<EnumDescriptor, EnumNames> Known = [];

    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<int, string> _names;

    private EnumNames(EnumDescriptor type)
    {
        var prefix = type.Values[0].Name[..^Unspecified.Length];
        var values = type.Values.Where(value => value.Number != 0)
            .Select(value => (Name: value.Name[prefix.Length..].ToLowerInvariant(), value.Number)).ToList();
        _numbers = values.ToDictionary(value => value.Name, value => value.Number, StringComparer.OrdinalIgnoreCase);
        _names = values.ToDictionary(value => value.Number, value => value.Name);
        All = [.. values.Select(value => value.Name)];
    }

    /// <summary>The names, in the contract's order.</summary>
    public IReadOnlyList<string> All { get; }

    public static EnumNames Of(EnumDescriptor type) => Known.GetOrAdd(type, static key => new EnumNames(key));

    public int? Number(string name) => _numbers.TryGetValue(name, out var number) ? number : null;

    public string? Name(int number) => _names.GetValueOrDefault(number);
}
