using System.Globalization;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts;

/// <summary>What the catalogue says of a field besides its meaning: type, length, sensitivity, masking.</summary>
internal static class FieldFacts
{
    /// <summary>Type and length: "Text of at most 18 characters".</summary>
    public static Wording TypeOf(Field field)
    {
        var type = field.Type switch
        {
            FieldType.Text => new Wording("Text", "文本"),
            FieldType.Integer => new Wording("A whole number", "整数"),
            FieldType.Decimal => new Wording(
                "A decimal number in canonical form (no exponent, no trailing zeros)", "规范形式的十进制数（无指数、无末尾零）"),
            FieldType.Boolean => new Wording("True or false", "真或假"),
            FieldType.Date => new Wording("A date; day, or month and day, are 0 where it is partial", "日期；不完整时日或月、日为 0"),
            FieldType.Timestamp => new Wording("A moment", "时间点"),
            FieldType.Code => CodeOf(field),
            _ => new Wording("Bytes", "二进制数据"),
        };
        if (field.Length == 0)
        {
            return type;
        }

        var length = field.Length.ToString(CultureInfo.InvariantCulture);
        return field.Type == FieldType.Binary
            ? new Wording($"{type.English}, at most {length}", $"{type.Chinese}，最长 {length} 字节")
            : new Wording($"{type.English}, at most {length} characters", $"{type.Chinese}，最长 {length} 个字符");
    }

    /// <summary>Sensitivity, and what of it a caller sees.</summary>
    public static Wording SensitivityOf(Field field)
    {
        var level = field.Sensitivity switch
        {
            Sensitivity.L1 => new Wording("L1, public", "L1 公开"),
            Sensitivity.L2 => new Wording("L2, internal", "L2 内部"),
            Sensitivity.L3 => new Wording("L3, personal", "L3 个人信息"),
            _ => new Wording("L4, sensitive personal", "L4 敏感个人信息"),
        };
        if (field.Masking == Masking.None)
        {
            return level;
        }

        var masking = MaskingOf(field.Masking);
        return field.Sensitivity >= Sensitivity.L3
            ? new Wording(
                $"{level.English}; unless agreed plain, {masking.English}", $"{level.Chinese}；未约定明文时{masking.Chinese}")
            : new Wording(
                $"{level.English}; where agreed masked, {masking.English}", $"{level.Chinese}；约定脱敏时{masking.Chinese}");
    }

    private static Wording CodeOf(Field field)
    {
        var table = CatalogueText.Line(field.CodeTable);
        return table.Length == 0 ? new Wording("A code", "代码") : new Wording($"A code of {table}", $"代码（{table}）");
    }

    private static Wording MaskingOf(Masking masking) => masking switch
    {
        Masking.Name => new Wording("the first character stands and asterisks follow", "只保留首字符，其余为星号"),
        Masking.Number => new Wording("the first three and last four characters stand", "只保留前三位和后四位"),
        Masking.Address => new Wording("the first six characters stand", "只保留前六个字符"),
        Masking.Amount => new Wording("it is rounded down to its leading digit", "舍至首位数字"),
        Masking.Date => new Wording("the year stands", "只保留年份"),
        _ => new Wording("it is withheld", "不提供"),
    };
}
