using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>What a conversion needs to know of its field.</summary>
/// <param name="Number">Pinned number.</param>
/// <param name="Type">Type of the field.</param>
/// <param name="Length">Greatest length; 0 for none.</param>
/// <param name="Masking">How it is masked.</param>
/// <param name="Mapping">How it is mapped.</param>
/// <param name="Column">The live column's kind; <see cref="ColumnKind.Any"/> for a constant.</param>
/// <param name="Zone">Zone of times without one.</param>
internal sealed record ConvertedField(
    int Number, FieldType Type, int Length, Masking Masking, FieldMapping Mapping, ColumnKind Column, TimeZoneInfo Zone)
{
    /// <summary>Blanks at the end pad the column and are no part of the value.</summary>
    public bool Padded { get; } = Column == ColumnKind.PaddedText;

    /// <summary>A masked value is something else than withheld.</summary>
    public bool Masks { get; } = Masking is not (Masking.None or Masking.Withhold) && MaskingRules.Fits(Type, Masking);
}
