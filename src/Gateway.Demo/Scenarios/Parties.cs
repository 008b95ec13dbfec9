using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;

namespace Gateway.Demo.Scenarios;

/// <summary>Parties of cases.</summary>
internal static class Parties
{
    /// <summary>A person, by the citizen number.</summary>
    public static Party Person(string role, string number, string? fullName = null)
    {
        var party = new Party { Role = role, Subject = new Subject { Type = "111", Identifier = number } };
        return fullName is null ? party : party.Saying("full_name", fullName);
    }

    /// <summary>A firm, by its social credit code.</summary>
    public static Party Firm(string role, string code) => new() { Role = role, Subject = new Subject { Type = "001", Identifier = code } };

    /// <summary>A firm, by a number that it had before.</summary>
    public static Party Firm(string role, OlderNumberKind kind, string number) =>
        new() { Role = role, OlderNumber = new OlderNumber { Kind = kind, Number = number } };

    /// <summary>A party that has no identifier: premises, a firm that does not exist yet, a child that was just born.</summary>
    public static Party Nameless(string role, string value, string said) => new Party { Role = role }.Saying(value, said);

    private static Party Saying(this Party party, string value, string said)
    {
        party.Values.Add(value, said);
        return party;
    }
}
