namespace Gateway.Demo.City;

/// <summary>
/// The items and bundles of the scenarios, and what their cases say. Parties and the names of their values are those of
/// <c>deploy/city/items</c>.
/// <list type="table">
/// <listheader><term>matter</term><description>parties of the case</description></listheader>
/// <item><term>1 <see cref="FoundCompany"/></term><description>applicant 111 <see cref="ScenarioCast.Founder"/> (full_name); firm
/// (enterprise_name <see cref="ScenarioCast.NewFirmName"/>); premises (unit_number <see cref="ScenarioCast.Office"/>).</description></item>
/// <item><term>2 <see cref="OpenRestaurant"/></term><description>applicant 001 <see cref="ScenarioCast.Caterer"/>, or by an older number;
/// representative 111 <see cref="ScenarioCast.CatererRepresentative"/> (full_name); premises (unit_number <see cref="ScenarioCast.Shop"/>).</description></item>
/// <item><term>3 <see cref="CloseCompany"/></term><description>applicant 001 <see cref="ScenarioCast.Closing"/>; representative 111
/// <see cref="ScenarioCast.ClosingRepresentative"/> (full_name). shuiwu stays silent; the adapters of renshe, shichang and xinyong answer.</description></item>
/// <item><term>4 <see cref="Newborn"/></term><description>applicant 111 <see cref="ScenarioCast.Mother"/> (full_name), or the father; child
/// (certificate_identifier <see cref="ScenarioCast.NewbornCertificate"/>).</description></item>
/// <item><term>5 <see cref="TransferHome"/></term><description>applicant 111 <see cref="ScenarioCast.Seller"/> (full_name); buyer 111
/// <see cref="ScenarioCast.Buyer"/> (full_name); premises (unit_number <see cref="ScenarioCast.Home"/>). She says WRONG of title_deed.</description></item>
/// <item><term>6 <see cref="Housing"/></term><description>applicant 111 <see cref="Cast.Applicant"/> (full_name); child 111
/// <see cref="Cast.Child"/>. title_certificate is not needed. minzheng is down: marriage_certificate falls to a commitment.</description></item>
/// </list>
/// </summary>
internal static class ScenarioMatters
{
    /// <summary>公司设立登记: an item.</summary>
    public const string FoundCompany = "11330100MB9001069P3330131002002";

    /// <summary>开餐馆一件事: a bundle of four items of three departments.</summary>
    public const string OpenRestaurant = "open_restaurant";

    /// <summary>企业注销登记: an item.</summary>
    public const string CloseCompany = "11330100MB9001069P3330131002003";

    /// <summary>新生儿出生一件事: a bundle of three items of two departments.</summary>
    public const string Newborn = "newborn";

    /// <summary>不动产转移登记: an item.</summary>
    public const string TransferHome = "11330100MB9001069P3330715001000";

    /// <summary>公共租赁住房保障资格确认: an item.</summary>
    public const string Housing = "11330100MB9001069P3330717005000";

    /// <summary>Scenario that every agreement of these items names.</summary>
    public const string Scenario = "acceptance";

    /// <summary>The system that resolves.</summary>
    public const string System = "shenpi-window";
}
