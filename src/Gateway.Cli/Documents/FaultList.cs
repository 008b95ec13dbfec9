using Gateway.Cli.Texts;

namespace Gateway.Cli.Documents;

/// <summary>Gathers the faults of all files, up to a bound.</summary>
internal sealed class FaultList
{
    private readonly List<YamlFault> _faults = [];

    public IReadOnlyList<YamlFault> Faults => _faults;

    /// <summary>The faults by place, in the order in which the files were read.</summary>
    public IReadOnlyList<YamlFault> InOrder() =>
        [.. _faults.GroupBy(fault => fault.File).SelectMany(file => file.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column))];

    public bool IsFull => _faults.Count > DocumentLimits.Faults;

    public void Add(string file, Place place, string path, Phrase phrase)
    {
        if (_faults.Count < DocumentLimits.Faults)
        {
            _faults.Add(new YamlFault(file, place, path, phrase));
        }
        else if (!IsFull)
        {
            _faults.Add(new YamlFault(file, place, "", DocumentTexts.TooManyFaults.With(DocumentLimits.Faults)));
        }
    }
}
