using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Tests.Minimisation;

/// <summary>
/// Writes documents that mostly are what a tree declares, with spaces, escapes and members that are not agreed,
/// each of whose values holds <see cref="Secret"/>.
/// </summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="strayness">How many of a thousand places are not what was declared.</param>
internal sealed class SampleDocument(Random random, int strayness)
{
    public const string Secret = "735917359173591";

    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "张", "é", "😀", "𠮷", "e\u0301", "\"", "\\", "/", "\n", "\u0000", "\u007f", "\ufeff", " ", "{", "]", ",",
    ];

    private readonly StringBuilder _text = new();
    private bool _escapePair;

    public static string Of(SampleTree tree, Random random, int strayness)
    {
        var document = new SampleDocument(random, strayness);
        document.Value(tree);
        document.Space();
        return document._text.ToString();
    }

    private void Value(SampleTree tree)
    {
        Space();
        if (random.Next(20) == 0)
        {
            _text.Append("null");
        }
        else if (random.Next(1000) < strayness)
        {
            Stray();
        }
        else if (tree.Field is { } field)
        {
            Leaf(field.Type);
        }
        else if (tree.Element is not null)
        {
            Several('[', ']', random.Next(4), _ => Value(tree.Element));
        }
        else
        {
            Object(tree);
        }
    }

    private void Object(SampleTree tree)
    {
        var names = tree.Members.Keys.Where(_ => random.Next(8) > 0).Select(name => (Name: name, Agreed: true)).ToList();
        names.AddRange(Enumerable.Range(0, random.Next(4)).Select(i => ($"not agreed {i % 2}", false)));
        if (names.Count > 0 && random.Next(1000) < strayness)
        {
            names.Add(names[0]);
        }

        var order = names.ToArray();
        random.Shuffle(order);
        Several('{', '}', order.Length, i =>
        {
            Space();
            String(order[i].Name);
            Space();
            _text.Append(':');
            if (order[i].Agreed)
            {
                Value(tree.Members[order[i].Name]);
            }
            else
            {
                NotAgreed(0);
            }
        });
    }

    private void NotAgreed(int depth)
    {
        Space();
        switch (random.Next(depth > 3 ? 3 : 5))
        {
            case 0:
                _text.Append(Secret);
                break;
            case 1:
                _text.Append("0.").Append(Secret).Append("e-5");
                break;
            case 2:
                String(Text() + Secret, mayEscape: false);
                break;
            case 3:
                Several('[', ']', random.Next(4), _ => NotAgreed(depth + 1));
                break;
            default:
                Several('{', '}', random.Next(4), i =>
                {
                    Space();
                    String($"not agreed {i}{Secret}", mayEscape: false);
                    _text.Append(':');
                    NotAgreed(depth + 1);
                });
                break;
        }
    }

    private void Leaf(FieldType type)
    {
        switch (type)
        {
            case FieldType.Integer:
            case FieldType.Code when random.Next(2) == 0:
                _text.Append(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64));
                break;
            case FieldType.Decimal:
                Decimal();
                break;
            case FieldType.Boolean:
                _text.Append(random.Next(2) == 0 ? "true" : "false");
                break;
            case FieldType.Date when random.Next(4) > 0:
                String(new DateTime(1900, 1, 1).AddDays(random.Next(50_000))
                    .ToString(random.Next(2) == 0 ? "yyyy-MM-dd" : "yyyyMMdd", CultureInfo.InvariantCulture));
                break;
            default:
                String(random.Next(200) == 0 ? string.Concat(Enumerable.Repeat(Text(), random.Next(500))) : Text());
                break;
        }
    }

    private void Decimal()
    {
        var sign = random.Next(2) == 0 ? "-" : "";
        var fraction = random.Next(2) == 0 ? "" : $".{random.Next(10_000):D4}";
        var number = $"{sign}{random.Next(1 << random.Next(20))}{fraction}";
        if (random.Next(2) == 0)
        {
            String(number);
        }
        else
        {
            _text.Append(number).Append(random.Next(3) == 0 ? $"e{random.Next(-12, 12)}" : "");
        }
    }

    private void Stray()
    {
        switch (random.Next(6))
        {
            case 0:
                _text.Append("{}");
                break;
            case 1:
                _text.Append("[ ]");
                break;
            case 2:
                _text.Append("true");
                break;
            default:
                Leaf((FieldType)random.Next(1, 9));
                break;
        }
    }

    private void Several(char open, char close, int count, Action<int> one)
    {
        _text.Append(open);
        for (var i = 0; i < count; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            one(i);
            Space();
        }

        Space();
        _text.Append(close);
    }

    private string Text() => string.Concat(random.GetItems(Pieces, random.Next(12)));

    private void String(string content, bool mayEscape = true)
    {
        _text.Append('"');
        foreach (var unit in content)
        {
            // Both halves of a pair are escaped, or neither: the next half follows the one before.
            var escape = char.IsHighSurrogate(unit) ? _escapePair = mayEscape && random.Next(3) == 0
                : char.IsLowSurrogate(unit) ? _escapePair : mayEscape && random.Next(12) == 0;
            var spelled = escape || unit < ' '
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
                : unit is '"' or '\\' ? "\\" + unit : unit.ToString();
            _text.Append(random.Next(2) == 0 && unit == '\n' ? "\\n" : spelled);
        }

        _text.Append('"');
    }

    private void Space() => _text.Append(random.Next(6) switch { 0 => " ", 1 => "\n\t", 2 => "\r", _ => "" });
}
