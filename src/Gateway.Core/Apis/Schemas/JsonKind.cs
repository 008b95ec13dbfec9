namespace Gateway.Core.Apis.Schemas;

/// <summary>What a JSON value is; flags, so that a set of them is one.</summary>
[Flags]
internal enum JsonKind : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Text = 8,
    List = 16,
    Members = 32,
}
