namespace Gateway.Demo.City;

/// <summary>
/// Those whom the demo asks about, written into the city by hand before the dice are thrown. Invented, with
/// synthetic numbers, like everybody else.
/// </summary>
internal static class Cast
{
    /// <summary>欧阳晓𬱖, who applies for public rental housing. Married a second time; insured; owns no home.</summary>
    public const string Applicant = "330102198803120008";

    public const string ApplicantName = "欧阳晓𬱖";

    /// <summary>陈立行, her husband: runs a small eatery, and owns a third of his mother's flat.</summary>
    public const string Spouse = "330105198609219994";

    public const string SpouseName = "陈立行";

    /// <summary>陈𠮷安, their son.</summary>
    public const string Child = "330106201506079993";

    public const string ChildName = "陈𠮷安";

    /// <summary>沈远, to whom she was married before.</summary>
    public const string FormerSpouse = "330110197908089997";

    public const string FormerSpouseName = "沈远";

    /// <summary>A valid number that was never issued.</summary>
    public const string Nobody = "420103195501150003";

    /// <summary>The applicant's number with a wrong check character.</summary>
    public const string Mistyped = "330102198803120007";

    /// <summary>The spouse's eatery.</summary>
    public const string EateryName = "示范市云溪区立行小吃店";

    /// <summary>Its social credit code. Its food permit is valid.</summary>
    public const string Eatery = "92330102MA90000037";

    /// <summary>The same with a wrong check character.</summary>
    public const string EateryMistyped = "92330102MA90000038";

    /// <summary>冯芳妍小吃店: its food permit is suspended.</summary>
    public const string FirmWithSuspendedPermit = "92330105MA9000302G";

    /// <summary>东安餐饮: its food permit was revoked (吊销), while its business licence is valid.</summary>
    public const string FirmWithRevokedPermit = "91330106MA9000337L";

    /// <summary>林筠丽小吃店: it gave its food permit up (注销).</summary>
    public const string FirmWithCancelledPermit = "92330102MA9000118D";

    /// <summary>湖成餐饮: its food permit ran out in 2020, and the register marks it so.</summary>
    public const string FirmWithExpiredPermit = "91330102MA9000353G";

    /// <summary>任思海餐饮管理店: its food permit ran out in 2025; the register does not mark it yet, so its term alone tells.</summary>
    public const string FirmWithPermitRunOut = "92330102MA900045XK";

    /// <summary>湖禾餐饮: its food permit was changed, so it has a superseded one and a valid one.</summary>
    public const string FirmWithReplacedPermit = "91330106MA90004846";

    /// <summary>盛创餐饮: a valid food permit, whose identifier the register keeps with a wrong check character.</summary>
    public const string FirmWithMiskeptPermit = "91330109MA9000716H";

    /// <summary>The number of the applicant's household.</summary>
    public const string Household = "100000001";

    /// <summary>The real-estate unit of the flat.</summary>
    public const string Unit = "330102001001GB00001F00010001";
}
