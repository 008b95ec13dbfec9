using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Gateway.Hosting.Configuration;

/// <summary>
/// Binds options and collects every fault. The framework's binder stops at the first value it cannot
/// read and is silent about unknown keys, so that a misspelt guard would be off without a word.
/// </summary>
internal static class StrictBinder
{
    public static T Bind<T>(IConfiguration configuration, ICollection<ConfigurationFault> faults)
        where T : class, new()
    {
        var options = new T();
        BindObject(options, configuration, "", faults);
        return options;
    }

    private static void BindObject(object target, IConfiguration section, string path, ICollection<ConfigurationFault> faults)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            var key = path.Length == 0 ? child.Key : path + "." + child.Key;
            if (!properties.TryGetValue(child.Key, out var property))
            {
                faults.Add(new(key, $"unknown key; {NearestName.Suggest(child.Key, properties.Keys.Select(Camel))}"));
                continue;
            }

            var value = Read(property.PropertyType, property.GetValue(target), child, key, faults);
            if (value is not null)
            {
                property.SetValue(target, value);
            }
        }
    }

    private static object? Read(Type type, object? current, IConfigurationSection section, string path, ICollection<ConfigurationFault> faults)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain.IsValueType)
        {
            return ReadScalar(plain, section, path, faults);
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>))
        {
            return ReadList(plain, section, path, faults);
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return ReadDictionary(plain, section, path, faults);
        }

        if (section.Value is { Length: > 0 })
        {
            faults.Add(new(path, "a group of keys is expected here, not a single value."));
            return null;
        }

        var nested = current ?? Activator.CreateInstance(plain)!;
        BindObject(nested, section, path, faults);
        return nested;
    }

    private static object? ReadScalar(Type type, IConfigurationSection section, string path, ICollection<ConfigurationFault> faults)
    {
        if (section.Value is null)
        {
            faults.Add(new(path, $"{Kind(type)} is expected here."));
            return null;
        }

        if (type == typeof(string))
        {
            return section.Value;
        }

        try
        {
            return type.IsEnum
                ? Enum.Parse(type, section.Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)
                : TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, section.Value);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            // The value is not repeated: it may be a secret in the wrong place.
            faults.Add(new(path, $"cannot be read; {Kind(type)} is expected."));
            return null;
        }
    }

    private static IList ReadList(Type type, IConfigurationSection section, string path, ICollection<ConfigurationFault> faults)
    {
        var item = type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(type)!;
        if (section.Value is { Length: > 0 })
        {
            faults.Add(new(path, "a list is expected here: one '- ' line for each."));
        }

        foreach (var child in section.GetChildren())
        {
            if (Read(item, null, child, $"{path}[{child.Key}]", faults) is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private static IDictionary ReadDictionary(Type type, IConfigurationSection section, string path, ICollection<ConfigurationFault> faults)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var child in section.GetChildren())
        {
            if (Read(type.GetGenericArguments()[1], null, child, $"{path}.{child.Key}", faults) is { } value)
            {
                dictionary[child.Key] = value;
            }
        }

        return dictionary;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Kind(Type type) => type switch
    {
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type).Select(Camel)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:05",
        _ when type == typeof(string) => "a text",
        _ => "a number",
    };
}
