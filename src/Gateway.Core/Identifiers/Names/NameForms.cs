using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>When two names are the same name: by declared rules, never by likeness.</summary>
public static class NameForms
{
    /// <summary>They are the same name in their one form.</summary>
    public static bool AreSame(string left, string right) =>
        string.Equals(Normalise(left), Normalise(right), StringComparison.Ordinal);

    /// <summary>The one form of a name.</summary>
    public static string Normalise(string name) => name.Normalize(NormalizationForm.FormKC).Trim();
}
