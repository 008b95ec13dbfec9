namespace Gateway.Core.Minimisation;

/// <summary>What a byte between tokens begins or is.</summary>
internal enum JsonToken
{
    Invalid = 0,
    TooDeep,
    Space,
    Separator,
    Name,
    OpenObject,
    OpenArray,
    Close,
    Text,
    Number,
    True,
    False,
    Null,
}
