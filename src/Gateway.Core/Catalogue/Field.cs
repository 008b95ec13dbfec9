namespace Gateway.Core.Catalogue;

/// <summary>Type of a field's values; numbered as in the contracts.</summary>
public enum FieldType
{
    /// <summary>Text: protobuf <c>string</c>.</summary>
    Text = 1,

    /// <summary>A whole number: <c>int64</c>.</summary>
    Integer = 2,

    /// <summary>A decimal number as canonical text: <c>string</c>.</summary>
    Decimal = 3,

    /// <summary>A truth value: <c>bool</c>.</summary>
    Boolean = 4,

    /// <summary>A date, which may be partial: <c>google.type.Date</c>.</summary>
    Date = 5,

    /// <summary>A moment: <c>google.protobuf.Timestamp</c>.</summary>
    Timestamp = 6,

    /// <summary>A code of a table: <c>string</c>.</summary>
    Code = 7,

    /// <summary>Bytes: <c>bytes</c>.</summary>
    Binary = 8,
}

/// <summary>Sensitivity of a field. From L3 up a field is masked unless the agreement says plain.</summary>
public enum Sensitivity
{
    /// <summary>Public.</summary>
    L1 = 1,

    /// <summary>Internal.</summary>
    L2 = 2,

    /// <summary>Personal.</summary>
    L3 = 3,

    /// <summary>Sensitive personal.</summary>
    L4 = 4,
}

/// <summary>How a masked value looks; numbered as in the contracts.</summary>
public enum Masking
{
    /// <summary>The field is never masked; not valid from L3 up.</summary>
    None = 0,

    /// <summary>The first character stands, the others become asterisks.</summary>
    Name = 1,

    /// <summary>The first three and the last four characters stand.</summary>
    Number = 2,

    /// <summary>The first six characters stand.</summary>
    Address = 3,

    /// <summary>An amount rounded down to its leading digit.</summary>
    Amount = 4,

    /// <summary>The year stands.</summary>
    Date = 5,

    /// <summary>Nothing stands; the value is withheld.</summary>
    Withhold = 6,
}

/// <summary>How a claimed value is compared with the one that the source holds; numbered as in the contracts.</summary>
public enum FieldMatching
{
    /// <summary>As values of the field's type.</summary>
    Exact = 1,

    /// <summary>As names, by declared rules: <see cref="Identifiers.Names.NameForms"/>.</summary>
    Name = 2,
}

/// <summary>A data item of an entry (信息项).</summary>
/// <param name="Number">The pinned number: 1 to 18999; never reused.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="ApiName">ASCII name in contracts, lower_snake_case.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Length">Greatest length in characters or bytes; 0 means no limit of its own.</param>
/// <param name="Sensitivity">Sensitivity.</param>
/// <param name="Masking">How its values are masked.</param>
/// <param name="Description">What it means.</param>
/// <param name="CodeTable">Code table and version; empty where there is none.</param>
public sealed record Field(
    int Number,
    string Name,
    string ApiName,
    FieldType Type,
    int Length,
    Sensitivity Sensitivity,
    Masking Masking,
    string Description,
    string CodeTable)
{
    /// <summary>Field of every record message that tells which asked fields have no value, and why.</summary>
    public const int StatesNumber = 30000;

    /// <summary>Field of every record message that tells for which moment the source states a field, where it says so.</summary>
    public const int ProvenanceNumber = 30001;

    /// <summary>Name of the states' field in the record's message.</summary>
    public const string StatesName = "field_states";

    /// <summary>Name of the provenances' field in the record's message.</summary>
    public const string ProvenanceName = "field_provenance";

    /// <summary>Greatest number a field may have.</summary>
    public const int GreatestNumber = 18999;

    /// <summary>How a verification compares it.</summary>
    public FieldMatching Matching { get; init; } = FieldMatching.Exact;
}
