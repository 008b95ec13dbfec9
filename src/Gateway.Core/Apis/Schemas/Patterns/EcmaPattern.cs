using System.Text;

namespace Gateway.Core.Apis.Schemas.Patterns;

/// <summary>
/// Writes expressions of ECMA-262, as JSON Schema has them, for .NET: which characters a class holds, what a dot and a dollar mean differ.
/// What looks around or back is none, for no engine matches it in linear time; nor are properties of Unicode and borders of words.
/// </summary>
internal sealed class EcmaPattern
{
    /// <summary>Greatest count of a repetition.</summary>
    public const int GreatestCount = 1000;

    /// <summary>Greatest number of states of an expression: what is counted is unrolled.</summary>
    public const int GreatestSize = 2000;

    private readonly EcmaReader _reader;
    private readonly StringBuilder _written = new();

    private EcmaPattern(string text) => _reader = new EcmaReader(text);

    /// <summary>The expression as .NET has it, and about how many states it has; null where it is none.</summary>
    public static string? Translate(string text, out int size)
    {
        var pattern = new EcmaPattern(text);
        size = pattern.Choices(0);
        return size is >= 0 and <= GreatestSize && pattern._reader.IsAtEnd ? pattern._written.ToString() : null;
    }

    /// <summary>Alternatives up to the end of their group; their size, or -1 where they are none.</summary>
    private int Choices(int depth)
    {
        var total = 0;
        while (!_reader.IsAtEnd && _reader.Next != ')')
        {
            if (_reader.TryTake("|"))
            {
                _written.Append('|');
                continue;
            }

            var begin = _written.Length;
            var size = Atom(depth);
            size = size < 0 ? size : Repeated(begin, size);
            total += size;
            if (size < 0 || total > GreatestSize)
            {
                return -1;
            }
        }

        return total;
    }

    private int Atom(int depth)
    {
        if (_reader.Next is '*' or '+' or '?' or '{' or '}' or ']')
        {
            return -1;
        }

        if (_reader.TryTake("("))
        {
            return Group(depth);
        }

        if (_reader.TryTake("^"))
        {
            _written.Append(@"\A");
            return 0;
        }

        if (_reader.TryTake("$"))
        {
            _written.Append(@"\z");
            return 0;
        }

        CodeSet? set;
        if (_reader.TryTake("."))
        {
            set = CodeSet.Dot;
        }
        else if (_reader.TryTake("["))
        {
            set = _reader.TakeClass();
        }
        else if (_reader.TryTake(@"\"))
        {
            set = _reader.TakeEscape(inClass: false);
        }
        else
        {
            var code = _reader.TakeCode();
            set = CodeSet.Of((code, code));
        }

        return set is null ? -1 : Write(set);
    }

    private int Write(CodeSet set)
    {
        _written.Append("(?:");
        var size = set.Write(_written);
        _written.Append(')');
        return size;
    }

    private int Group(int depth)
    {
        if (depth == 32 || (_reader.TryTake("?") && !_reader.TryTake(":") && !TakesName()))
        {
            return -1;
        }

        _written.Append("(?:");
        var size = Choices(depth + 1);
        _written.Append(')');
        return size < 0 || !_reader.TryTake(")") ? -1 : size;
    }

    // Nothing refers to a group, so that its name says nothing.
    private bool TakesName()
    {
        if (!_reader.TryTake("<"))
        {
            return false;
        }

        var any = false;
        while (!_reader.IsAtEnd && (char.IsAsciiLetterOrDigit(_reader.Next) || _reader.Next == '_'))
        {
            _reader.Take();
            any = true;
        }

        return any && _reader.TryTake(">");
    }

    /// <summary>Reads how often it is repeated; the size of all, or -1 where that is no repetition.</summary>
    private int Repeated(int begin, int size)
    {
        if (_reader.IsAtEnd || _reader.Next is not ('*' or '+' or '?' or '{'))
        {
            return size;
        }

        if (size == 0 && _written.ToString(begin, _written.Length - begin) is @"\A" or @"\z")
        {
            return -1;
        }

        var (least, most) = Counts();
        if (least < 0 || least > GreatestCount || most > GreatestCount || (most >= 0 && most < least))
        {
            return -1;
        }

        // As few as can be or as many: whether it matches is the same.
        _reader.TryTake("?");
        _written.Append(most < 0 ? $"{{{least},}}" : $"{{{least},{most}}}");
        return size * Math.Max(1, most < 0 ? least + 1 : most);
    }

    /// <summary>Least and most; the most is -1 where there is none, the least where it is no repetition.</summary>
    private (int Least, int Most) Counts()
    {
        switch (_reader.Take())
        {
            case '*': return (0, -1);
            case '+': return (1, -1);
            case '?': return (0, 1);
        }

        var least = _reader.TakeNumber();
        var most = !_reader.TryTake(",") ? least : !_reader.IsAtEnd && _reader.Next == '}' ? -1 : _reader.TakeNumber() is >= 0 and var number ? number : int.MaxValue;
        return _reader.TryTake("}") ? (least, most) : (-1, -1);
    }
}
