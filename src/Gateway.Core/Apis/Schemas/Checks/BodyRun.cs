using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis.Schemas.Checks;

/// <summary>The check of one body: what it may still cost, where it is, and what was found.</summary>
internal sealed class BodyRun(JsonTape body)
{
    /// <summary>How many faults are told.</summary>
    public const int Most = 5;

    /// <summary>What a check may cost: about one for each keyword at each value, and for each few characters that are looked at.</summary>
    public const long Budget = 3_000_000;

    private const int LongestPointer = 200;

    private readonly List<(string? Name, int Number)> _place = [];
    private readonly List<BodyFault> _faults = [];
    private long _left = Budget;
    private int _quiet;

    public JsonTape Body { get; } = body;

    public IReadOnlyList<BodyFault> Faults => _faults;

    /// <summary>It may cost no more: whatever was found since says nothing.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>Whether the rest is of no use: an alternative failed, enough was found, or it costs too much.</summary>
    public bool IsOver => _quiet > 0 || _faults.Count >= Most || IsSpent;

    /// <summary>Takes a cost; false where it is too much.</summary>
    public bool Spend(long cost) => (_left -= cost) >= 0;

    /// <summary>What follows is one of several ways, whose faults are told nowhere.</summary>
    public bool Quietly(SchemaNode node, int row)
    {
        _quiet++;
        var holds = node.Holds(row, this);
        _quiet--;
        return holds;
    }

    /// <summary>Goes to an element by its index.</summary>
    public bool At(int index, SchemaNode node, int row) => At((null, index), node, row);

    /// <summary>Goes to a member that the schema names.</summary>
    public bool At(string name, SchemaNode node, int row) => At((name, 0), node, row);

    /// <summary>Goes to a member whose name is the caller's: told by its number, from 1.</summary>
    public bool AtUnnamed(int number, SchemaNode node, int row) => At((null, -number), node, row);

    /// <summary>Adds a fault of this place, and is false.</summary>
    public bool Fail(SchemaText text, params object[] arguments)
    {
        if (!IsOver)
        {
            var said = text.With(arguments);
            _faults.Add(new BodyFault(Pointer(), said.English, said.Chinese));
        }

        return false;
    }

    /// <summary>Adds a fault of a member whose name is the caller's.</summary>
    public bool FailUnnamed(int number, SchemaText text, params object[] arguments)
    {
        _place.Add((null, -number));
        Fail(text, arguments);
        _place.RemoveAt(_place.Count - 1);
        return false;
    }

    private bool At((string? Name, int Number) step, SchemaNode node, int row)
    {
        _place.Add(step);
        var holds = node.Holds(row, this);
        _place.RemoveAt(_place.Count - 1);
        return holds;
    }

    private string Pointer()
    {
        var text = new StringBuilder();
        foreach (var (name, number) in _place)
        {
            text.Append('/');
            if (name is not null)
            {
                text.Append(SchemaPlace.Escaped(name));
            }
            else
            {
                text.Append(number < 0 ? "#" : "").Append(Math.Abs(number).ToString(CultureInfo.InvariantCulture));
            }
        }

        return SchemaPlace.Plain(text.ToString(), LongestPointer);
    }
}
