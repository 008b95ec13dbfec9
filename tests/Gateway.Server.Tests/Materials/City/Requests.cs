using Gateway.Contracts.Materials.V1;
using Subject = Gateway.Contracts.V1.Subject;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>What an approval system asks.</summary>
internal static class Requests
{
    /// <summary>A case of its own.</summary>
    public static CaseContext Case() =>
        new() { CaseNumber = "2026-" + Guid.NewGuid().ToString("N")[..12], Scenario = "acceptance", OfficerId = "officer-7", Channel = "window" };

    public static ResolveRequest Item(string item, string applicant, params (string Name, string Value)[] values) =>
        new() { Matter = new Matter { ServiceItemCode = item }, Case = Case(), Parties = { Party("applicant", applicant, values) } };

    public static ResolveRequest Bundle(string bundle, string applicant, params (string Name, string Value)[] values) =>
        new() { Matter = new Matter { Bundle = bundle }, Case = Case(), Parties = { Party("applicant", applicant, values) } };

    public static Party Party(string role, string identifier, params (string Name, string Value)[] values)
    {
        var party = new Party { Role = role, Subject = new Subject { Type = "111", Identifier = identifier } };
        foreach (var (name, value) in values)
        {
            party.Values[name] = value;
        }

        return party;
    }

    public static Party Firm(string role, OlderNumberKind kind, string number) => new() { Role = role, OlderNumber = new OlderNumber { Kind = kind, Number = number } };
}
