using Gateway.Demo.City;

namespace Gateway.Demo.Case;

/// <summary>Calls that must be refused, each for another link that is missing.</summary>
internal static class RefusedCalls
{
    private static readonly (string, string)[] Applicant = [("citizen_number", Cast.Applicant)];

    /// <summary>The calls. <paramref name="firm"/> is a code that exists.</summary>
    public static CaseCall[] Calls(string firm) =>
    [
        Of("多要一个未约定的字段（民族）", "One field more than agreed: ethnicity",
            "gongan", "resident", Applicant, ["full_name", "ethnicity"], Purpose.AtWindow, new Refused("FIELD_NOT_AGREED", "ethnicity")),
        Of("换一个未约定的用途（施工许可）", "For a purpose that is not agreed",
            "gongan", "resident", Applicant, ["full_name"], For(Purpose.Construction), new Refused("PURPOSE_NOT_AGREED")),
        Of("协议已被提供方暂停（缴费明细）", "Under an agreement that its provider suspended",
            "renshe", "insurance_payment", Applicant, ["payment_month"], Purpose.AtWindow, new Refused("AGREEMENT_SUSPENDED")),
        Of("身份证号校验位有误", "A citizen number with a wrong check character",
            "gongan", "resident", [("citizen_number", Cast.Mistyped)], ["full_name"], Purpose.AtWindow, new Refused("SUBJECT_MALFORMED", "citizen_number")),
        Of("没有协议（户内成员）", "Without any agreement: the members of a household",
            "gongan", "household", [("household_number", Cast.Household)], ["member_name"], Purpose.AtWindow, new Refused("NO_AGREEMENT")),
        Of("协议已终止（单位参保）", "Under an agreement that has ended",
            "renshe", "employer_insurance", [("uscc", firm)], ["insured_count"], For(Purpose.CompanyChange), new Refused("AGREEMENT_ENDED")),
        Of("协议尚未生效（职业资格）", "Under an agreement that is not yet in force",
            "renshe", "qualification", Applicant, ["qualification_name"], For(Purpose.LabourAgency), new Refused("AGREEMENT_NOT_YET_IN_FORCE")),
        Of("来源地址不在约定网段", "From an address that is not agreed",
            "ziran", "real_estate_unit", [("unit_number", Cast.Unit)], ["location"], For(Purpose.FoodLicence), new Refused("SOURCE_ADDRESS_NOT_AGREED")),
        Of("事项已取消（企业名称预先核准）", "For a service item that is no longer in force",
            "shichang", "enterprise", [("uscc", firm)], ["enterprise_name"], For(Purpose.NameApproval), new Refused("ITEM_NOT_IN_FORCE")),
        Of("代办别的部门的事项", "For another department's service item",
            "gongan", "resident", Applicant, ["full_name"], For(Purpose.PensionCheck), new Refused("ITEM_NOT_OF_DEPARTMENT")),
        Of("只核验、不查询的目录（双方核验）", "A lookup where only verification is offered",
            "minzheng", "marriage_couple", [("husband_citizen_number", Cast.Spouse), ("wife_citizen_number", Cast.Applicant)],
            ["registration_kind"], For(Purpose.CompanyChange), new Refused("OPERATION_NOT_OFFERED")),
        Of("依法不予共享（收养登记）", "What the law keeps from being shared",
            "minzheng", "adoption", [("adopter_citizen_number", Cast.Applicant)], ["registered_on"], Purpose.AtWindow, new Refused("NOT_SHARED")),
        Of("目录已撤下（暂住登记）", "An entry that was withdrawn",
            "gongan", "temporary_residence", Applicant, ["permit_number"], Purpose.AtWindow, new Refused("ENTRY_WITHDRAWN")),
        Of("没有事项，也没有办件", "Without a purpose",
            "gongan", "resident", Applicant, ["full_name"], For(""), new Refused("PURPOSE_MISSING")),
        Of("用前置的证书来查询", "With an adapter's certificate in a consumer's place",
            "gongan", "resident", Applicant, ["full_name"], Purpose.AtWindow, new Refused("SYSTEM_NOT_CONSUMER")) with { System = "renshe-adapter" },
    ];

    private static Purpose For(string item) => new(item, "acceptance", "window");

    private static CaseCall Of(
        string title, string titleEn, string department, string entry, (string, string)[] key, string[] fields, Purpose purpose, Refused expected) => new()
        {
            Title = title,
            TitleEn = titleEn,
            System = "shenpi-window",
            Department = department,
            Entry = entry,
            Key = key,
            Fields = fields,
            Purpose = purpose,
            Expected = expected,
        };
}
