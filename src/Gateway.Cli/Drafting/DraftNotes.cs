using Gateway.Cli.Texts;

namespace Gateway.Cli.Drafting;

/// <summary>What a steward has to know of what is in a draft and what is not. Each is said once; bounded.</summary>
internal sealed class DraftNotes
{
    private const int Most = 500;
    private const int LongestWhere = 160;

    private readonly List<(string Where, Phrase Phrase)> _notes = [];
    private readonly HashSet<(string, Text)> _said = [];
    private int _more;

    public int Count => _notes.Count + _more;

    public void Add(string where, Text text, params object?[] arguments)
    {
        if (!_said.Add((where, text)))
        {
            return;
        }

        // That a walk was cut short is said in any case.
        if (_notes.Count >= Most && text != NoteTexts.TooLarge)
        {
            _more++;
            _said.Remove((where, text));
            return;
        }

        _notes.Add((PlainText.OneLine(where, LongestWhere), text.With(arguments)));
    }

    /// <summary>One line each, fit for a comment.</summary>
    public IEnumerable<string> In(Language language)
    {
        foreach (var (where, phrase) in _notes)
        {
            yield return Printable.Text($"{where}: {phrase.In(language)}");
        }

        if (_more > 0)
        {
            yield return NoteTexts.More.In(language, _more);
        }
    }
}
