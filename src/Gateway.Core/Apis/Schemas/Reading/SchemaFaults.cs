using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>What is wrong in a schema; bounded.</summary>
internal sealed class SchemaFaults
{
    private const int Most = 50;
    private const int LongestPointer = 200;

    private readonly List<(Rule Rule, object[] Arguments)> _faults = [];

    public IReadOnlyList<(Rule Rule, object[] Arguments)> Found => _faults;

    /// <summary>Adds a fault of a place, which is the first argument of its rule.</summary>
    public void Add(string pointer, Rule rule, params object[] arguments)
    {
        if (_faults.Count < Most)
        {
            _faults.Add((rule, [SchemaPlace.Plain("#" + pointer, LongestPointer), .. arguments]));
        }
    }

    /// <summary>Adds that a keyword wants something else.</summary>
    public void Want(string pointer, SchemaText text) => Add(pointer, SchemaRules.Value, text.English, text.Chinese);
}
