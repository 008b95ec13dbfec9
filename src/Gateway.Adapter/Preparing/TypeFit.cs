using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;

namespace Gateway.Adapter.Preparing;

/// <summary>Whether a column can be a field of a type, by what the live schema says and the mapping converts.</summary>
internal static class TypeFit
{
    /// <summary>What is wrong and what to do; null where it fits.</summary>
    public static string? Fault(FieldType type, ColumnDescription column, FieldMapping mapping)
    {
        var has = $"the column is {(column.TypeName.Length > 0 ? column.TypeName : "of no declared type")}";
        return type switch
        {
            FieldType.Text or FieldType.Code => column.Kind == ColumnKind.Binary ? $"{has}, which is no text; map a column of text." : null,
            FieldType.Integer or FieldType.Decimal => IsNumber(column.Kind) ? null : $"{has}, which is no number; map a column of numbers, or of text with digits.",
            FieldType.Boolean => BooleanFault(column.Kind, mapping, has),
            FieldType.Date => DateFault(column.Kind, mapping, has),
            FieldType.Timestamp => TimestampFault(column.Kind, mapping, has),
            _ => column.Kind is ColumnKind.Binary or ColumnKind.Any ? null : $"{has}, which holds no bytes; map a column of bytes.",
        };
    }

    /// <summary>Conversions that do nothing for the type; null where all do something.</summary>
    public static string? IdleConversion(FieldType type, FieldMapping mapping)
    {
        if (mapping.Codes is not null && type is not (FieldType.Text or FieldType.Code))
        {
            return "codes go with texts and codes; remove them.";
        }

        if (mapping.Scale != 0 && type != FieldType.Decimal)
        {
            return "scale goes with decimals; remove it.";
        }

        if (!mapping.Formats.IsEmpty && type is not (FieldType.Date or FieldType.Timestamp))
        {
            return "format goes with dates and timestamps; remove it.";
        }

        return mapping.TrueWords is not null && type != FieldType.Boolean ? "true_words and false_words go with booleans; remove them." : null;
    }

    private static bool IsNumber(ColumnKind kind) =>
        kind is ColumnKind.Integer or ColumnKind.Number or ColumnKind.Text or ColumnKind.PaddedText or ColumnKind.Any;

    private static string? BooleanFault(ColumnKind kind, FieldMapping mapping, string has)
    {
        if (mapping.TrueWords is not null)
        {
            return kind == ColumnKind.Binary ? $"{has}, which holds bytes; map another column." : null;
        }

        return kind is ColumnKind.Boolean or ColumnKind.Integer or ColumnKind.Any
            ? null
            : $"{has}; say which values are true and false: true_words: [\"1\"] and false_words: [\"0\"].";
    }

    private static string? DateFault(ColumnKind kind, FieldMapping mapping, string has)
    {
        if (mapping.Formats.Any(format => format.HasTime))
        {
            return "a date has no time of day; remove the hours from format.";
        }

        return kind switch
        {
            ColumnKind.Date or ColumnKind.LocalTime or ColumnKind.Moment =>
                mapping.Formats.IsEmpty ? null : $"{has}, which needs no format; remove it.",
            ColumnKind.Text or ColumnKind.PaddedText or ColumnKind.Integer =>
                mapping.Formats.IsEmpty ? $"{has}; say how dates are written in it, such as format: yyyyMMdd." : null,
            ColumnKind.Any => null,
            _ => $"{has}, which is no date; map a column of dates, or of text with a format.",
        };
    }

    private static string? TimestampFault(ColumnKind kind, FieldMapping mapping, string has)
    {
        if (mapping.Formats.Any(format => !format.HasTime))
        {
            return "a timestamp has a time of day; write a format such as yyyyMMddHHmmss.";
        }

        return kind switch
        {
            ColumnKind.LocalTime or ColumnKind.Moment => mapping.Formats.IsEmpty ? null : $"{has}, which needs no format; remove it.",
            ColumnKind.Text or ColumnKind.PaddedText or ColumnKind.Integer =>
                mapping.Formats.IsEmpty ? $"{has}; say how times are written in it, such as format: yyyyMMddHHmmss." : null,
            ColumnKind.Any => null,
            _ => $"{has}, which is no time; map a column of times, or of text with a format.",
        };
    }
}
