using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Resolving;
using Matter = Gateway.Core.Items.Matters.Matter;

namespace Gateway.Server.Materials.Matters;

/// <summary>What cases of a matter must say, and what is asked for.</summary>
internal static class MatterDescription
{
    /// <summary>The description.</summary>
    public static DescribeMatterResponse Of(Matter matter)
    {
        var described = new DescribeMatterResponse { Name = matter.Name, Items = { matter.Items.Select(item => item.Code) } };
        if (matter.Parties.All(party => party.Role != CaseValue.Applicant))
        {
            described.Parties.Add(new PartyNeed { Role = CaseValue.Applicant, Name = "申请人" });
        }

        described.Parties.AddRange(matter.Parties.Select(party =>
            new PartyNeed { Role = party.Role, Name = party.Name, Type = party.Type, Values = { party.Values } }));
        described.Materials.AddRange(matter.Lines.Select(Of));
        return described;
    }

    private static MaterialNeed Of(MatterLine line) => new()
    {
        Material = line.Name,
        Name = line.Material.Name,
        Items = { line.Items.Select(item => item.Code) },
        Condition = line.Condition,
        Issuer = line.Material.Issuer,
        Ways = { line.Material.Ways.Select(LineTeller.KindOf) },
    };
}
