namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>What keywords of schemas want to hold.</summary>
internal static class WantTexts
{
    public static readonly SchemaText Object = new("an object of keywords", "由关键字组成的对象");
    public static readonly SchemaText Schema = new("an object of keywords, true or false", "由关键字组成的对象、true 或 false");
    public static readonly SchemaText Schemas = new("a list of at least one schema", "至少含一个模式的数组");
    public static readonly SchemaText Map = new("an object of schemas", "由模式组成的对象");
    public static readonly SchemaText Count = new("a whole number from 0 to 2147483647", "0 至 2147483647 的整数");
    public static readonly SchemaText Number = new("a number", "数值");
    public static readonly SchemaText Divisor = new("a number above 0 of at most 15 digits", "大于 0 且不超过 15 位的数值");
    public static readonly SchemaText Boolean = new("true or false", "true 或 false");
    public static readonly SchemaText Text = new("a text", "字符串");
    public static readonly SchemaText Names = new("a list of names, none twice", "名称不重复的字符串数组");
    public static readonly SchemaText NamesMap = new("an object of lists of names", "由名称数组组成的对象");
    public static readonly SchemaText Values = new("a list of 1 to 1000 values", "含 1 至 1000 个取值的数组");
    public static readonly SchemaText Types = new(
        "null, boolean, number, integer, string, array or object, or a list of some", "null、boolean、number、integer、string、array、object 之一，或由其组成的数组");
    public static readonly SchemaText Dialect = new("https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2020-12/schema");
    public static readonly SchemaText DefinitionName = new("names of 1 to 64 letters, digits and -._", "由字母、数字和 -._ 组成的 1 至 64 位名称");
    public static readonly SchemaText DefinitionsAtRoot = new("to stand at the root of the schema", "位于模式的最外层");
}
