using Gateway.Demo.City;

namespace Gateway.Demo.Case;

/// <summary>
/// The case: 欧阳晓𬱖 applies for public rental housing at the window and brings her identity card only. What
/// she would have had to bring is asked of the departments that hold it.
/// </summary>
internal static class HousingCase
{
    /// <summary>The calls of the case. <paramref name="eatery"/> is the code that the third of them finds.</summary>
    public static CaseCall[] Calls(string eatery) =>
    [
        At("户籍：申请人是谁、住在哪里", "Residence: who she is and where she is registered",
            "gongan", "resident", [("citizen_number", Cast.Applicant)],
            ["citizen_number", "full_name", "sex", "birth_date", "registered_address", "registration_state"],
            new Found(1, ("full_name", [Cast.ApplicantName]), ("birth_date", ["1988-03-12"]), ("registration_state", ["0"]))),
        At("婚姻：现在与谁结婚（历次登记全部答复）", "Marriage: every registration is answered, never only \"the latest\"",
            "minzheng", "marriage", [("citizen_number", Cast.Applicant)],
            ["registration_kind", "registered_on", "spouse_citizen_number", "spouse_name", "registry"],
            new Found(
                3,
                ("registration_kind", ["IA", "IB", "IA"]),
                ("spouse_citizen_number", [Cast.FormerSpouse, Cast.FormerSpouse, Cast.Spouse]),
                ("spouse_name", ["沈*", "沈*", "陈**"]))),
        At("经营：配偶是否经商", "Business: does her husband run a firm",
            "shichang", "legal_representative", [("citizen_number", Cast.Spouse)],
            ["uscc", "enterprise_name", "position_code", "appointed_on", "subscribed_capital", "operating_state"],
            new Found(1, ("uscc", [eatery]), ("enterprise_name", [Cast.EateryName]), ("subscribed_capital", ["NULL"]))),
        At("执照：该店的营业执照是否有效", "Licence: is the eatery's licence valid",
            "shichang", "business_licence", [("uscc", eatery)],
            ["certificate_identifier", "holder_name", "responsible_person", "issued_on", "valid_until", "certificate_state"],
            new Found(1, ("holder_name", [Cast.EateryName]), ("valid_until", ["NULL"]), ("certificate_state", ["1"]))),
        At("社保：参保单位、月数、缴费基数（脱敏）", "Social insurance: employer, months paid, base (masked)",
            "renshe", "insurance_status", [("citizen_number", Cast.Applicant)],
            ["insurance_kind", "payment_state", "employer_name", "first_insured_in", "paid_months", "contribution_base"],
            new Found(
                3,
                ("insurance_kind", ["110", "210", "410"]),
                ("first_insured_in", ["2011-07", "2011-07", "2011-07"]),
                ("paid_months", ["146", "146", "146"]),
                ("contribution_base", ["5000", "5000", "5000"]))),
        At("不动产：配偶名下的住房", "Title deeds: her husband's share of a flat",
            "ziran", "title_deed", [("owner_citizen_number", Cast.Spouse)],
            ["unit_number", "location", "floor_area", "ownership_kind", "registered_at", "is_mortgaged", "is_seized"],
            new Found(1, ("unit_number", [Cast.Unit]), ("floor_area", ["38.5"]), ("ownership_kind", ["2"]), ("is_mortgaged", ["false"]))),
        At("不动产：申请人名下无房——“查无”也是答复", "Title deeds: she owns none, and that is an answer too",
            "ziran", "title_deed", [("owner_citizen_number", Cast.Applicant)],
            ["unit_number", "location", "floor_area"],
            new NotFound()),
        At("网厅预填：同一人，另一用途，只得脱敏数据", "Pre-filling on the web: another purpose, masked values only",
            "gongan", "resident", [("citizen_number", Cast.Spouse)],
            ["full_name", "birth_date", "registered_address", "registration_state"],
            new Found(1, ("full_name", ["陈**"]), ("birth_date", ["1986"])))
            with { System = "shenpi-online", Purpose = new Purpose(Purpose.FoodLicence, "prefill", "online") },
    ];

    private static CaseCall At(
        string title, string titleEn, string department, string entry, (string, string)[] key, string[] fields, Expectation expected) => new()
        {
            Title = title,
            TitleEn = titleEn,
            System = "shenpi-window",
            Department = department,
            Entry = entry,
            Key = key,
            Fields = fields,
            Purpose = Purpose.AtWindow,
            Expected = expected,
            IsTyped = true,
        };
}
