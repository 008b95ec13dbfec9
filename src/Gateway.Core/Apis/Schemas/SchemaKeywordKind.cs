namespace Gateway.Core.Apis.Schemas;

/// <summary>What a keyword of a schema holds.</summary>
public enum SchemaKeywordKind
{
    /// <summary>It is none that is checked.</summary>
    Unknown = 0,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A list of schemas.</summary>
    Schemas,

    /// <summary>Schemas by name.</summary>
    SchemaMap,

    /// <summary>Where another schema stands.</summary>
    Reference,

    /// <summary>A bound, a value, names or a pattern.</summary>
    Data,

    /// <summary>What is said to readers, and checks nothing.</summary>
    Remark,
}
