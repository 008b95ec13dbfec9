using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Server.Contracts;

/// <summary>
/// How the contract of an entry is named, and the way back: package <c>shared.gongan.v1</c>, file
/// <c>shared/gongan/v1/resident.proto</c>, service <c>ResidentService</c>.
/// </summary>
internal static class ContractNames
{
    /// <summary>First segment of every package.</summary>
    public const string Root = "shared";

    // "/shared.", 32 of the slug, ".v9999.", 64 of the stem, "Service/" and a method are less than that.
    private const int GreatestPath = 256;
    private const string ServiceSuffix = "Service";

    /// <summary>The package: <c>shared.gongan.v1</c>.</summary>
    public static string PackageOf(EntryKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}.{key.Department.Replace('-', '_')}.v{key.Major}");

    /// <summary>The file: <c>shared/gongan/v1/resident.proto</c>.</summary>
    public static string FileOf(EntryKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}/{key.Department.Replace('-', '_')}/v{key.Major}/{key.Name}.proto");

    /// <summary>What every name of the contract begins with: <c>Resident</c>. Names of two entries collide only if these do.</summary>
    public static string StemOf(string entryName) => string.Create(
        entryName.Length - entryName.AsSpan().Count('_'),
        entryName,
        static (stem, name) =>
        {
            var length = 0;
            for (var i = 0; i < name.Length; i++)
            {
                if (name[i] != '_')
                {
                    stem[length++] = i == 0 || name[i - 1] == '_' ? char.ToUpperInvariant(name[i]) : name[i];
                }
            }
        });

    /// <summary>The service by its full name: <c>shared.gongan.v1.ResidentService</c>.</summary>
    public static string ServiceOf(EntryKey key) => $"{PackageOf(key)}.{StemOf(key.Name)}{ServiceSuffix}";

    /// <summary>Reads <c>/shared.gongan.v1.ResidentService/Lookup</c>. Total, and strict: one path for each method.</summary>
    /// <param name="path">The path as it came.</param>
    /// <param name="department">Slug of the provider.</param>
    /// <param name="entry">api_name of the entry.</param>
    /// <param name="major">Major version.</param>
    /// <param name="method">The method, as an operation; <see cref="Operations.None"/> for one that no contract has.</param>
    public static bool TryParseMethodPath(
        ReadOnlySpan<char> path,
        [NotNullWhen(true)] out string? department,
        [NotNullWhen(true)] out string? entry,
        out int major,
        out Operations method)
    {
        (department, entry, major, method) = (null, null, 0, Operations.None);
        if (path.Length is 0 or > GreatestPath || path[0] != '/')
        {
            return false;
        }

        path = path[1..];
        var slash = path.IndexOf('/');
        if (slash < 0 || !IsIdentifier(path[(slash + 1)..]) || !TryParseService(path[..slash], out department, out entry, out major))
        {
            return false;
        }

        method = MethodOf(path[(slash + 1)..]);
        return true;
    }

    /// <summary>Reads <c>shared.gongan.v1.ResidentService</c>.</summary>
    public static bool TryParseService(
        ReadOnlySpan<char> name,
        [NotNullWhen(true)] out string? department,
        [NotNullWhen(true)] out string? entry,
        out int major)
    {
        entry = null;
        return TryParsePackage(name, out department, out major, out var rest)
            && rest.EndsWith(ServiceSuffix, StringComparison.Ordinal)
            && TryParseStem(rest[..^ServiceSuffix.Length], out entry);
    }

    /// <summary>Reads <c>shared/gongan/v1/resident.proto</c>.</summary>
    public static bool TryParseFile(
        ReadOnlySpan<char> path,
        [NotNullWhen(true)] out string? department,
        [NotNullWhen(true)] out string? entry,
        out int major)
    {
        const string Ending = ".proto";
        (department, entry, major) = (null, null, 0);
        if (path.Length > GreatestPath || !TryTake(ref path, '/', out var root) || !root.SequenceEqual(Root)
            || !TryTake(ref path, '/', out var slug) || !TryTake(ref path, '/', out var version)
            || !TryParseMajor(version, out major) || !TryParseSlug(slug, out department)
            || !path.EndsWith(Ending, StringComparison.Ordinal) || !NameRules.IsEntryName(path[..^Ending.Length]))
        {
            return false;
        }

        entry = path[..^Ending.Length].ToString();
        return true;
    }

    /// <summary>Reads the package off a full name; what follows it is left.</summary>
    public static bool TryParsePackage(
        ReadOnlySpan<char> name, [NotNullWhen(true)] out string? department, out int major, out ReadOnlySpan<char> rest)
    {
        (department, major) = (null, 0);
        rest = default;
        if (!TryTake(ref name, '.', out var root) || !root.SequenceEqual(Root) || !TryTake(ref name, '.', out var slug)
            || !TryTake(ref name, '.', out var version) || !TryParseMajor(version, out major) || !TryParseSlug(slug, out department))
        {
            return false;
        }

        rest = name;
        return true;
    }

    /// <summary>Reads <c>v1</c>.</summary>
    public static bool TryParseMajor(ReadOnlySpan<char> version, out int major)
    {
        major = 0;
        return version.Length is > 1 and <= 8 && version[0] == 'v' && version[1] is >= '1' and <= '9'
            && int.TryParse(version[1..], NumberStyles.None, CultureInfo.InvariantCulture, out major);
    }

    /// <summary>Reads the slug out of its segment of a package or a path.</summary>
    public static bool TryParseSlug(ReadOnlySpan<char> segment, [NotNullWhen(true)] out string? department)
    {
        Span<char> slug = stackalloc char[32];
        department = null;
        if (segment.Length > slug.Length || segment.Contains('-'))
        {
            return false;
        }

        slug = slug[..segment.Length];
        segment.Replace(slug, '_', '-');
        department = NameRules.IsSlug(slug) ? new string(slug) : null;
        return department is not null;
    }

    /// <summary>Reads the api_name out of a stem: <c>MarriageCouple</c> is <c>marriage_couple</c>.</summary>
    public static bool TryParseStem(ReadOnlySpan<char> stem, [NotNullWhen(true)] out string? entry)
    {
        Span<char> name = stackalloc char[64];
        var length = 0;
        entry = null;
        if (stem.IsEmpty || !char.IsAsciiLetterUpper(stem[0]) || stem.Length > name.Length)
        {
            return false;
        }

        foreach (var letter in stem)
        {
            var isUpper = char.IsAsciiLetterUpper(letter);
            if (!(isUpper || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) || length + (isUpper ? 2 : 1) > name.Length)
            {
                return false;
            }

            if (isUpper && length > 0)
            {
                name[length++] = '_';
            }

            name[length++] = isUpper ? char.ToLowerInvariant(letter) : letter;
        }

        entry = new string(name[..length]);
        return true;
    }

    private static Operations MethodOf(ReadOnlySpan<char> method) => method switch
    {
        "Lookup" => Operations.Lookup,
        "Verify" => Operations.Verify,
        "LookupMany" => Operations.LookupMany,
        _ => Operations.None,
    };

    private static bool IsIdentifier(ReadOnlySpan<char> name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
            {
                return false;
            }
        }

        return !name.IsEmpty && !char.IsAsciiDigit(name[0]);
    }

    private static bool TryTake(ref ReadOnlySpan<char> name, char separator, out ReadOnlySpan<char> segment)
    {
        var end = name.IndexOf(separator);
        segment = end < 0 ? default : name[..end];
        name = end < 0 ? default : name[(end + 1)..];
        return end >= 0;
    }
}
