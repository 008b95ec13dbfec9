namespace Gateway.Demo.City;

/// <summary>
/// Those whom the scenarios of materials are about, beside the <see cref="Cast"/>; invented, with synthetic numbers. They are the last
/// that are written into the city, so that the dice throw everybody else as they did. Which item or bundle each is for:
/// <see cref="ScenarioMatters"/>.
/// </summary>
internal static class ScenarioCast
{
    /// <summary>How many residents there are.</summary>
    public const int Residents = 6;

    /// <summary>How many firms there are.</summary>
    public const int Firms = 2;

    /// <summary>林知夏, who founds a company (1): owns <see cref="Office"/>, and reserved <see cref="NewFirmName"/>.</summary>
    public const string Founder = "330105199104230009";

    public const string FounderName = "林知夏";

    /// <summary>The company's name, reserved for its founder.</summary>
    public const string NewFirmName = "示范市知夏文化创意有限公司";

    /// <summary>A name that was reserved for somebody else.</summary>
    public const string TakenName = "示范市云起文化创意有限公司";

    /// <summary>The founder's office, of which she holds the title certificate.</summary>
    public const string Office = "330105001001GB90001F00010001";

    /// <summary>周承岳, legal representative of <see cref="Caterer"/> (2).</summary>
    public const string CatererRepresentative = "330106198309119998";

    public const string CatererRepresentativeName = "周承岳";

    /// <summary>A company that opens another restaurant (2), at <see cref="Shop"/>. Nothing is known against it.</summary>
    public const string Caterer = "91330106MA909998XN";

    public const string CatererName = "示范市岳麓餐饮管理有限公司";

    /// <summary>工商注册号 of the caterer.</summary>
    public const string CatererRegistration = "330106000099988";

    /// <summary>组织机构代码 of the caterer.</summary>
    public const string CatererOrganisation = "MA909998X";

    /// <summary>纳税人识别号（税务登记号） of the caterer.</summary>
    public const string CatererTax = "330106MA909998X";

    /// <summary>A shop of the caterer's: used for trade, passed its fire check, and its signboard stands in the register.</summary>
    public const string Shop = "330106001001GB90002F00010001";

    /// <summary>何远舟, legal representative of <see cref="Closing"/> (3).</summary>
    public const string ClosingRepresentative = "330108197612029993";

    public const string ClosingRepresentativeName = "何远舟";

    /// <summary>A company that is given up (3). It owes nothing.</summary>
    public const string Closing = "91330102MA9099998W";

    public const string ClosingName = "示范市远舟信息技术有限公司";

    /// <summary>沈若汐, who gave birth (4). Married to <see cref="Father"/>, in whose household she lives with him.</summary>
    public const string Mother = "330102199505080006";

    public const string MotherName = "沈若汐";

    /// <summary>顾明远, the father (4).</summary>
    public const string Father = "330109199302179991";

    public const string FatherName = "顾明远";

    /// <summary>The newborn's name, as its certificate says. She has no citizen number yet.</summary>
    public const string NewbornName = "顾念禾";

    /// <summary>Identifier of the newborn's certificate of birth: nothing else finds it.</summary>
    public const string NewbornCertificate = "1.2.156.3005.2.11100000MB900194XP001.11330100MB9001077J.20250615990001.001.D";

    /// <summary>Serial of that certificate: beyond those that are counted.</summary>
    public const int NewbornSerial = 990_001;

    /// <summary>马玉兰, who sells <see cref="Home"/> (5): the register still says that she owns it alone, and she disputes it.</summary>
    public const string Seller = "330110196907140004";

    public const string SellerName = "马玉兰";

    /// <summary>The home that is sold.</summary>
    public const string Home = "330110001001GB90003F00010001";

    /// <summary>Who buys it.</summary>
    public const string Buyer = CatererRepresentative;

    public const string BuyerName = CatererRepresentativeName;

    public static readonly DateOnly NewbornsBirthday = new(2025, 6, 12);
}
