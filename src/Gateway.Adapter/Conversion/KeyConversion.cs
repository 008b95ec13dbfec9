using System.Collections.Immutable;
using System.Globalization;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>
/// Brings a key's canonical text into the forms that the column may hold it in. Always the same number of
/// forms, so that one statement serves all values.
/// </summary>
internal sealed class KeyConversion
{
    private readonly ConvertedField _field;
    private readonly ILookup<string, string>? _sources;
    private readonly int _pad;
    private readonly int _codeCount;

    /// <param name="field">The key field over its column.</param>
    /// <param name="pad">Length that the column's texts may be padded to; 0 for none.</param>
    public KeyConversion(ConvertedField field, int pad)
    {
        _field = field;
        _pad = pad;
        _sources = field.Mapping.Codes?.ToLookup(code => code.Value, code => code.Key, StringComparer.Ordinal);
        _codeCount = _sources is null ? 1 : _sources.Max(group => group.Count());
    }

    /// <summary>How many forms a value has.</summary>
    public int FormCount => _codeCount * (_pad > 0 ? 2 : 1);

    /// <summary>What keeps fields of the type over columns of the kind from being keys; null for nothing.</summary>
    public static string? Fault(ConvertedField field) => field switch
    {
        { Type: FieldType.Boolean or FieldType.Timestamp or FieldType.Binary } => "A key is a text, code, number or date.",
        { Column: ColumnKind.Boolean or ColumnKind.Binary or ColumnKind.LocalTime or ColumnKind.Moment } =>
            "Columns of this type cannot be compared with a key. Map a column of text, a number or a date.",
        { Mapping.Scale: not 0 } => "A scaled amount cannot be a key. Remove scale.",
        { Type: FieldType.Integer or FieldType.Decimal, Column: ColumnKind.Date or ColumnKind.Other } =>
            "A number cannot be compared with this column. Map a column of a number or of text.",
        _ => null,
    };

    /// <summary>Writes the forms; false where the text can be no value of the field, or none that the column holds.</summary>
    public bool TryWrite(string text, Span<ParameterValue> forms)
    {
        if (_sources is null)
        {
            return TryForm(text, out var form) && Fill([form], forms);
        }

        return _sources[text].ToImmutableArray() is { IsEmpty: false } codes
            && Fill([.. codes.Select(code => TryForm(code, out var form) ? form : default)], forms);
    }

    private bool Fill(ReadOnlySpan<ParameterValue> found, Span<ParameterValue> forms)
    {
        for (var i = 0; i < _codeCount; i++)
        {
            var form = found[Math.Min(i, found.Length - 1)];
            forms[i] = form;
            if (_pad > 0)
            {
                forms[_codeCount + i] = form.Text?.PadRight(_pad) ?? form;
            }
        }

        return true;
    }

    private bool TryForm(string text, out ParameterValue form)
    {
        form = default;
        switch (_field.Type)
        {
            case FieldType.Date:
                return TryDate(text, out form);
            case FieldType.Integer:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && TryNumber(number, out form);
            case FieldType.Decimal when !CanonicalDecimal.IsCanonical(System.Text.Encoding.UTF8.GetBytes(text)):
                return false;
            default:
                return TryText(text, out form);
        }
    }

    private bool TryNumber(long number, out ParameterValue form)
    {
        form = _field.Column == ColumnKind.Integer ? number : number.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private bool TryDate(string text, out ParameterValue form)
    {
        form = default;
        if (!TryIso(text, out var date))
        {
            return false;
        }

        if (_field.Mapping.Formats.IsEmpty)
        {
            form = text;
            return date.Day > 0;
        }

        foreach (var format in _field.Mapping.Formats)
        {
            if (format.Format(date) is { } written)
            {
                return TryText(written, out form);
            }
        }

        return false;
    }

    private bool TryText(string text, out ParameterValue form)
    {
        form = text;
        switch (_field.Column)
        {
            case ColumnKind.Integer:
                // "007" is not the 7 that the column holds.
                var whole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && number.ToString(CultureInfo.InvariantCulture) == text;
                form = number;
                return whole;
            case ColumnKind.Number:
                return CanonicalDecimal.IsCanonical(System.Text.Encoding.UTF8.GetBytes(text));
            case ColumnKind.Date:
                return IsoTime.TryDate(text, out var date) && date.Day > 0;
            default:
                return true;
        }
    }

    private static bool TryIso(string text, out PartialDate date)
    {
        var padded = text.Length switch { 4 => text + "-00-00", 7 => text + "-00", _ => text };
        return IsoTime.TryDate(padded, out date);
    }
}
