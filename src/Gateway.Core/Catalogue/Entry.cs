using System.Collections.Immutable;
using System.Globalization;
using Gateway.Core.Apis;

namespace Gateway.Core.Catalogue;

/// <summary>One version of one shareable resource of one provider (目录条目). Immutable.</summary>
public sealed record Entry
{
    /// <summary>Greatest number of fields of an entry: a <see cref="FieldSet"/> holds one bit for each.</summary>
    public const int GreatestFieldCount = FieldSet.Capacity;

    private readonly string[] _names = [];
    private readonly FieldSet _sensitive;
    private Entry? _byIdentifier;

    /// <summary>Slug of the provider, name and major version.</summary>
    public required EntryKey Key { get; init; }

    /// <summary>Revision inside the major version.</summary>
    public required int Revision { get; init; }

    /// <summary>Official resource code (资源代码): an opaque string.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name; at most 50 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Summary; at most 256 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Kind.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Fields, ascending by number.</summary>
    public required ImmutableArray<Field> Fields
    {
        get;
        init
        {
            field = value;

            // What a decision asks of the fields lies side by side: it need not touch each of them.
            _names = [.. value.Select(each => each.ApiName)];
            _sensitive = default;
            for (var i = 0; i < value.Length && i < GreatestFieldCount; i++)
            {
                _sensitive = value[i].Sensitivity >= Sensitivity.L3 ? _sensitive.With(i) : _sensitive;
            }
        }
    }

    /// <summary>Indexes of the key fields.</summary>
    public required ImmutableArray<int> KeyFields { get; init; }

    /// <summary>Fields that identify subjects.</summary>
    public required ImmutableArray<SubjectField> SubjectFields { get; init; }

    /// <summary>Share attribute.</summary>
    public required ShareAttribute ShareAttribute { get; init; }

    /// <summary>Conditions, or legal basis where it is not shared.</summary>
    public required string ShareBasis { get; init; }

    /// <summary>How the data is shared.</summary>
    public required ImmutableArray<SharingMode> SharingModes { get; init; }

    /// <summary>How often the source is updated.</summary>
    public required UpdateCycle UpdateCycle { get; init; }

    /// <summary>Longest time an answer may be cached; zero forbids it.</summary>
    public required TimeSpan CacheLimit { get; init; }

    /// <summary>Operations offered.</summary>
    public required Operations Operations { get; init; }

    /// <summary>Greatest number of records in one answer.</summary>
    public required int RowLimit { get; init; }

    /// <summary>It is no longer served.</summary>
    public required bool Withdrawn { get; init; }

    /// <summary>Its contract is shown to holders of an agreement about it alone.</summary>
    public bool ContractRestricted { get; init; }

    /// <summary>What makes its records certificates; null where they are none.</summary>
    public CertificateTerms? Certificate { get; init; }

    /// <summary>What makes it an API of the department's own; null where it is none.</summary>
    public ApiTerms? Api { get; init; }

    /// <summary>The same version, looked up by the certificate identifier and not by the holder. For certificates alone; always the same object.</summary>
    public Entry ByIdentifier => Volatile.Read(ref _byIdentifier) ?? LazyInitializer.EnsureInitialized(
        ref _byIdentifier,
        () => this with
        {
            KeyFields = [(Certificate ?? throw new InvalidOperationException("The entry holds no certificates.")).Identifier],
            _byIdentifier = null,
        });

    /// <summary>"major.revision".</summary>
    public string Version => field ??= string.Create(CultureInfo.InvariantCulture, $"{Key.Major}.{Revision}");

    /// <summary>"department/entry".</summary>
    public string Path => field ??= Key.Department + "/" + Key.Name;

    /// <summary>Index of the field of that pinned number, or -1.</summary>
    public int IndexOf(uint number)
    {
        var fields = Fields.AsSpan();
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Number == number)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Index of the field of that api_name, or -1.</summary>
    public int IndexOf(string apiName)
    {
        var names = _names;
        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], apiName, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The field at the index is masked unless the agreement says plain.</summary>
    public bool IsSensitive(int index) => _sensitive.Contains(index);

    internal string ApiNameAt(int index) => _names[index];
}
