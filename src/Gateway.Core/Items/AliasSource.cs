using Gateway.Core.Catalogue;

namespace Gateway.Core.Items;

/// <summary>Where firms are found by their older numbers (多证合一).</summary>
/// <param name="Source">The entry.</param>
/// <param name="KindField">api_name of the field that says which number it is.</param>
/// <param name="NumberField">api_name of the field of the number.</param>
/// <param name="CodeField">api_name of the field of the unified social credit code.</param>
public sealed record AliasSource(EntryKey Source, string KindField, string NumberField, string CodeField);
