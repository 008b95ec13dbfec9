using Gateway.Core.Catalogue;

namespace Gateway.Core.Minimisation;

/// <summary>An agreed field and where it stands in the response.</summary>
/// <param name="Field">Number of the field, as told to <see cref="IReleasedValues"/>.</param>
/// <param name="Pointer">Where its values stand.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Masking">How it is masked; <see cref="Masking.None"/> lets it through plain.</param>
/// <param name="Length">Greatest number of characters of the unescaped string, or of a code's or decimal's number; 0 for no limit.</param>
public readonly record struct SelectedField(int Field, JsonPointerPath Pointer, FieldType Type, Masking Masking, int Length);
