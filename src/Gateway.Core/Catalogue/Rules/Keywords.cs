using System.Collections.Frozen;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Words that generated code cannot use as names, or only in disguise.</summary>
internal static class Keywords
{
    private const string Protobuf =
        "bool bytes double enum extend extensions fixed32 fixed64 float import int32 int64 map message oneof option optional package " +
        "repeated required reserved returns rpc service sfixed32 sfixed64 sint32 sint64 stream string syntax uint32 uint64";

    private const string CSharp =
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum " +
        "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace " +
        "new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof " +
        "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void " +
        "volatile while";

    private const string Java =
        "assert boolean extends final implements import instanceof native package strictfp super synchronized throws transient";

    private const string JavaScript =
        "arguments await constructor debugger delete eval export function let prototype typeof var with yield";

    private const string Python =
        "and async def del elif except from global lambda nonlocal none not or pass raise self";

    private static readonly FrozenSet<string> s_words =
        string.Join(' ', Protobuf, CSharp, Java, JavaScript, Python).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => s_words.Contains(word);
}
