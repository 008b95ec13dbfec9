using System.Globalization;
using System.Text;
using Gateway.Core.Identifiers;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Collects every fault of a document by its path. Bounded: what breaks more rules than that is wrong as a whole.</summary>
public sealed class FaultList
{
    /// <summary>Greatest number of faults kept.</summary>
    public const int Capacity = 1000;

    private readonly List<RuleFault> _faults = [];
    private readonly List<(string Name, int Index)> _path = [];

    /// <summary>What was found, in the order it was found.</summary>
    public IReadOnlyList<RuleFault> Faults => _faults;

    /// <summary>How many were found.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault of a member of the place that is being checked; an empty name means the place itself.</summary>
    public void Add(string name, Rule rule, params object[] arguments)
    {
        if (_faults.Count < Capacity)
        {
            _faults.Add(rule.At(PathOf(name), arguments));
        }
    }

    /// <summary>Adds a fault of an element of a list.</summary>
    public void Add(string name, int index, Rule rule, params object[] arguments)
    {
        using (In(name, index))
        {
            Add("", rule, arguments);
        }
    }

    /// <summary>Adds the fault of an identifier.</summary>
    public void Add(string name, IdentifierFault fault)
    {
        if (_faults.Count < Capacity)
        {
            _faults.Add(new RuleFault(PathOf(name), fault.Code, fault.English, fault.Chinese));
        }
    }

    /// <summary>Enters an element of a list until the step is disposed.</summary>
    public Step In(string name, int index)
    {
        _path.Add((name, index));
        return new Step(this);
    }

    private string PathOf(string name)
    {
        if (_path.Count == 0)
        {
            return name;
        }

        var text = new StringBuilder();
        foreach (var (list, index) in _path)
        {
            text.Append(text.Length == 0 ? "" : ".").Append(CultureInfo.InvariantCulture, $"{list}[{index}]");
        }

        return name.Length == 0 ? text.ToString() : text.Append('.').Append(name).ToString();
    }

    /// <summary>An element that is being checked.</summary>
    public readonly ref struct Step
    {
        private readonly FaultList _list;

        internal Step(FaultList list) => _list = list;

        /// <summary>Leaves the element.</summary>
        public void Dispose() => _list._path.RemoveAt(_list._path.Count - 1);
    }
}
