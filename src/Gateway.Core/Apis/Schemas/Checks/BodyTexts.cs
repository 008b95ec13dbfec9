namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary>What is told of bodies.</summary>
internal static class BodyTexts
{
    public static readonly SchemaText Syntax = new("must be JSON", "须为 JSON");
    public static readonly SchemaText Encoding = new("must be in UTF-8, without halves of surrogate pairs", "须为 UTF-8 编码，不得含有不成对的代理码");
    public static readonly SchemaText Repeated = new("must not have a name twice in one object", "同一对象中名称不得重复");
    public static readonly SchemaText Depth = new("must not be nested deeper than {0}", "嵌套不得超过 {0} 层");
    public static readonly SchemaText Size = new("must not have more than {0} values and names", "取值和名称总数不得超过 {0} 个");
    public static readonly SchemaText Costly = new("takes too long to check; send less at a time", "校验耗时过长，请分次提交");

    public static readonly SchemaText Nothing = new("must not be there", "不得填写");
    public static readonly SchemaText Type = new("must be of type {0}", "类型须为 {0}");
    public static readonly SchemaText Listed = new("must be one of {0}", "须为以下取值之一：{0}");
    public static readonly SchemaText ListedFar = new("must be one of the values that the schema lists", "须为接口文档列出的取值之一");
    public static readonly SchemaText AtLeast = new("must be at least {0}", "不得小于 {0}");
    public static readonly SchemaText AtMost = new("must be at most {0}", "不得大于 {0}");
    public static readonly SchemaText Above = new("must be above {0}", "须大于 {0}");
    public static readonly SchemaText Below = new("must be below {0}", "须小于 {0}");
    public static readonly SchemaText Multiple = new("must be a multiple of {0}", "须为 {0} 的倍数");
    public static readonly SchemaText LongEnough = new("must have at least {0} characters", "不得少于 {0} 个字符");
    public static readonly SchemaText ShortEnough = new("must have at most {0} characters", "不得超过 {0} 个字符");
    public static readonly SchemaText Pattern = new("must match {0}", "须符合 {0}");
    public static readonly SchemaText ManyItems = new("must have at least {0} elements", "不得少于 {0} 个元素");
    public static readonly SchemaText FewItems = new("must have at most {0} elements", "不得超过 {0} 个元素");
    public static readonly SchemaText Different = new("must not have equal elements", "元素不得重复");
    public static readonly SchemaText Contains = new("must have at least {0} elements of those that the schema asks for", "所要求的元素不得少于 {0} 个");
    public static readonly SchemaText ContainsLess = new("must have at most {0} elements of those that the schema counts", "所限制的元素不得超过 {0} 个");
    public static readonly SchemaText ManyMembers = new("must have at least {0} members", "不得少于 {0} 个成员");
    public static readonly SchemaText FewMembers = new("must have at most {0} members", "不得超过 {0} 个成员");
    public static readonly SchemaText Required = new("lacks {0}", "缺少 {0}");
    public static readonly SchemaText Dependent = new("lacks {0}, which goes with {1}", "填写 {1} 时须同时填写 {0}");
    public static readonly SchemaText Name = new("must have a name that the schema takes", "名称不符合接口文档");
    public static readonly SchemaText Unnamed = new("is a member that the schema does not name; it names {0}", "不是接口文档列出的成员；已列出：{0}");
    public static readonly SchemaText NoneOf = new("must be as one of the alternatives of the schema", "须符合接口文档所列情形之一");
    public static readonly SchemaText SeveralOf = new("must be as just one of the alternatives of the schema", "只能符合接口文档所列情形之一");
    public static readonly SchemaText Not = new("must not be of the kind that the schema excludes", "不得为接口文档排除的情形");
}
