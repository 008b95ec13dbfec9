using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>The parties of an item's cases, as its document declares them, and whether what is asked of them is said.</summary>
internal sealed class CaseParties
{
    private readonly Dictionary<string, Proto.CaseParty> _parties = new(StringComparer.Ordinal)
    {
        [CaseValue.Applicant] = new Proto.CaseParty { Role = CaseValue.Applicant },
    };

    public CaseParties(Proto.ServiceItem item)
    {
        foreach (var party in item.Parties)
        {
            _parties[party.Role] = party;
        }
    }

    /// <summary>The role that a way's party means.</summary>
    public static string RoleOf(string party) => party.Length == 0 ? CaseValue.Applicant : party;

    /// <summary>Declared subject type of a party's identifier; empty where it is not declared, or has none.</summary>
    public string TypeOf(string role) => _parties.GetValueOrDefault(RoleOf(role))?.Type ?? "";

    /// <summary>Checks a party of a way or relation.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">Path of the party.</param>
    /// <param name="role">The role; empty means the applicant.</param>
    /// <param name="identified">Its identifier is needed.</param>
    public bool CheckParty(FaultList faults, string path, string role, bool identified)
    {
        if (!_parties.TryGetValue(RoleOf(role), out var party))
        {
            faults.Add(path, CaseRules.PartyUnknown);
            return false;
        }

        if (identified && !IsIdentified(party))
        {
            faults.Add(path, CaseRules.PartyNameless, party.Role);
            return false;
        }

        return true;
    }

    /// <summary>Checks a value of the case.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="text">As it is written.</param>
    /// <param name="named">It is a value of a party, not its identifier.</param>
    public void CheckValue(FaultList faults, string path, string text, bool named = false)
    {
        if (!CaseRules.TryRead(text, out var value))
        {
            faults.Add(path, CaseRules.ValueMalformed);
        }
        else if (CheckParty(faults, path, value.Role, identified: value.Name.Length == 0 && !named))
        {
            if (value.Name.Length == 0 && named)
            {
                faults.Add(path, CaseRules.ValueNotNamed);
            }
            else if (value.Name.Length > 0 && !Says(value.Role, value.Name))
            {
                faults.Add(path, CaseRules.ValueUnknown, value.Role, value.Name);
            }
        }
    }

    /// <summary>Checks that somebody says what is claimed of a party.</summary>
    public void CheckClaim(FaultList faults, string path, string party, string claim)
    {
        // What is malformed, and who is unknown, was reported already.
        if (NameRules.IsApiName(claim) && _parties.ContainsKey(RoleOf(party)) && !Says(RoleOf(party), claim))
        {
            faults.Add(path, CaseRules.ClaimUnsaid, RoleOf(party), claim);
        }
    }

    private bool Says(string role, string value) => _parties.GetValueOrDefault(role)?.Values.Contains(value) == true;

    // Every case says who the applicant is.
    private static bool IsIdentified(Proto.CaseParty party) => party.Type.Length > 0 || party.Role == CaseValue.Applicant;
}
