using Gateway.Contracts.V1;
using Gateway.Demo.City;

namespace Gateway.Demo.Case;

/// <summary>On whose behalf the case's calls are made.</summary>
internal sealed record Purpose(string ServiceItemCode, string Scenario, string Channel)
{
    public const string CaseNumber = "SP330100202506300017";
    public const string Officer = "officer-0412";

    public const string Housing = "11330100MB9001069P3330717005000";
    public const string FoodLicence = "11330100MB9001069P333013101600001";
    public const string CompanyChange = "11330100MB9001069P3330131002001";
    public const string LabourAgency = "11330100MB9001069P3330114003000";
    public const string Construction = "11330100MB9001069P3330117010000";
    public const string NameApproval = "11330100MB9001069P3330131001000";
    public const string PensionCheck = "11330100MB900104203332014021000";

    /// <summary>The case itself: public rental housing, at the window.</summary>
    public static readonly Purpose AtWindow = new(Housing, "acceptance", "window");

    public ExchangeContext ToContext() => new()
    {
        ServiceItemCode = ServiceItemCode,
        Scenario = Scenario,
        CaseNumber = CaseNumber,
        OfficerId = Officer,
        Applicant = new Subject { Type = "111", Identifier = Cast.Applicant },
        Channel = Channel,
    };
}
