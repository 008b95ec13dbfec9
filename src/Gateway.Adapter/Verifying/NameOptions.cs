using Gateway.Core.Identifiers.Names;

namespace Gateway.Adapter.Verifying;

/// <summary>What the department declares of names in its database, beyond the rules that hold everywhere.</summary>
public sealed class NameOptions
{
    /// <summary>Characters that stand for others. Default: none.</summary>
    public List<NameVariantOptions> Variants { get; set; } = [];

    /// <summary>The table of sound options; a table with faults is not to be used.</summary>
    internal NameTable ToTable(ICollection<(int Index, string Fault)> faults) =>
        NameTable.Create([.. Variants.Select(variant => new NameVariant(variant.Written, variant.Means, variant.Source))], faults);
}

/// <summary>A character that stands for another one.</summary>
public sealed class NameVariantOptions
{
    /// <summary>As it is written: itself or <c>U+E123</c>. Required.</summary>
    public string Written { get; set; } = "";

    /// <summary>The character that it means: itself or <c>U+2CC56</c>. Required.</summary>
    public string Means { get; set; } = "";

    /// <summary>Who says so. Required.</summary>
    public string Source { get; set; } = "";
}
