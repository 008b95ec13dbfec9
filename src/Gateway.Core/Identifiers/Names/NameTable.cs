using System.Collections.Frozen;
using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>What is declared of single characters beyond the rules that hold everywhere. Nothing is in it that nobody declared.</summary>
public sealed class NameTable
{
    private readonly FrozenDictionary<Rune, Rune> _meanings;

    private NameTable(IEnumerable<KeyValuePair<Rune, Rune>> meanings) => _meanings = meanings.ToFrozenDictionary();

    /// <summary>Nothing is declared.</summary>
    public static NameTable Empty { get; } = new([]);

    internal bool IsEmpty => _meanings.Count == 0;

    /// <summary>Makes a table of sound variants.</summary>
    /// <param name="variants">The variants.</param>
    /// <param name="faults">Receives the index of each that is not sound, and what is wrong. A table with faults is not to be used.</param>
    public static NameTable Create(IReadOnlyList<NameVariant> variants, ICollection<(int Index, string Fault)> faults)
    {
        var meanings = new Dictionary<Rune, Rune>();
        for (var i = 0; i < variants.Count; i++)
        {
            if (FaultOf(variants[i], out var written, out var means) is { } fault)
            {
                faults.Add((i, fault));
            }
            else if (!meanings.TryAdd(written, means))
            {
                faults.Add((i, "this character is declared already; keep one of the two."));
            }
        }

        for (var i = 0; i < variants.Count; i++)
        {
            if (NameVariant.TryRead(variants[i].Means, out var means) && meanings.ContainsKey(means))
            {
                faults.Add((i, "what it means is itself declared to mean another; name that one."));
            }
        }

        return new NameTable(meanings);
    }

    /// <summary>What the character means; itself where nothing is declared of it.</summary>
    internal Rune Meaning(Rune character) => _meanings.Count > 0 && _meanings.TryGetValue(character, out var means) ? means : character;

    private static string? FaultOf(NameVariant variant, out Rune written, out Rune means)
    {
        means = default;
        if (!NameVariant.TryRead(variant.Written, out written) || !NameVariant.TryRead(variant.Means, out means)
            || !NameCharacters.IsDeclarable(written) || !NameCharacters.IsDeclarable(means))
        {
            return "write one Han or private character each, itself or as U+E123.";
        }

        if (!IsOneForm(written) || !IsOneForm(means))
        {
            return "a rule that holds everywhere (docs/names.md) folds one of the two already; name what it folds it to.";
        }

        return written == means ? "a character is the same as itself without being declared; remove it."
            : string.IsNullOrWhiteSpace(variant.Source) || variant.Source.Length > NameVariant.GreatestSourceLength
                ? $"write its source, in at most {NameVariant.GreatestSourceLength} characters: who says that the two are one."
            : null;
    }

    private static bool IsOneForm(Rune character) => NameForms.Normalise(character.ToString()) == character.ToString();
}
