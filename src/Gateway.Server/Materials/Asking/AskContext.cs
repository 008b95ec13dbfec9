using System.Diagnostics;
using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Items.Matters;
using Gateway.Server.Identity;
using Gateway.Server.Materials.Cases;

namespace Gateway.Server.Materials.Asking;

/// <summary>On whose behalf a case's questions are put.</summary>
/// <param name="Caller">The system whose case it is.</param>
/// <param name="Trace">Its trace, where it waits.</param>
/// <param name="Method">The method that it called.</param>
/// <param name="Content">What the case says.</param>
internal sealed record AskContext(Caller Caller, ActivityContext Trace, string Method, CaseContent Content)
{
    /// <summary>The parties.</summary>
    public CaseParties Parties { get; } = new(Content.Parties);

    /// <summary>The context of an exchange for an item and one of its materials.</summary>
    public ExchangeContext Of(string item, string material) => new()
    {
        ServiceItemCode = item,
        Scenario = Content.Context.Scenario,
        CaseNumber = Content.Context.CaseNumber,
        OfficerId = Content.Context.OfficerId,
        Channel = Content.Context.Channel,
        AuthorisationRef = Content.Context.AuthorisationRef,
        MaterialCode = material,
        Applicant = Parties.SubjectOf(Core.Items.CaseValue.Applicant),
    };

    /// <summary>The context of an exchange for a line.</summary>
    public ExchangeContext Of(MatterLine line) => Of(line.Item.Code, line.Material.Code);
}
