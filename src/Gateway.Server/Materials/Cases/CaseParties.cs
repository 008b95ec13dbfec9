using Gateway.Contracts.Cases.V1;
using Gateway.Core.Items;

namespace Gateway.Server.Materials.Cases;

/// <summary>The parties of a case, by their roles.</summary>
internal sealed class CaseParties(IReadOnlyCollection<KnownParty> parties)
{
    /// <summary>The party of a role, or null.</summary>
    public KnownParty? Find(string role) => parties.FirstOrDefault(party => string.Equals(party.Said.Role, role, StringComparison.Ordinal));

    /// <summary>Who is the party of a role; null where nobody is, or it is not known.</summary>
    public Gateway.Contracts.V1.Subject? SubjectOf(string role) => Find(role)?.Subject;

    /// <summary>A value of the case; null where it does not say it.</summary>
    public string? ValueOf(CaseValue value)
    {
        if (value.Name.Length == 0)
        {
            return SubjectOf(value.Role)?.Identifier;
        }

        return Find(value.Role)?.Said.Values.TryGetValue(value.Name, out var said) == true && said.Length > 0 ? said : null;
    }
}
