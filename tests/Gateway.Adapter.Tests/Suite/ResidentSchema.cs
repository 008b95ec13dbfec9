using Gateway.Contracts.Adapter.V1;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>The entry of the register, and its mapping.</summary>
internal static class ResidentSchema
{
    public const int Id = 1, Name = 2, Sex = 3, Born = 4, Died = 5, Address = 6, Height = 7, Balance = 8, Bonus = 9, Local = 10,
        Updated = 11, Photo = 12, Region = 13, Blood = 14;

    public const string Mapping =
        """
        entry: gongan/resident
        table: T_CZRK_JBXX
        as_of: GXSJ
        subjects:
          - { column: POXM, type: "111" }
        fields:
          id_number: { column: GMSFHM, trim: true }
          name: { column: XM, trim: true }
          sex: { column: XB, codes: { M: "1", F: "2" } }
          birth_date: { column: CSRQ, trim: true, format: [yyyyMMdd, yyyyMM, yyyy] }
          death_date: { column: SWRQ, format: yyyyMMdd, null_words: ["", "99999999"] }
          address: { column: ZZ, null_words: [""] }
          height: SG
          balance: { column: YE_FEN, scale: 2 }
          bonus: BZ
          local: { column: SF, true_words: ["Y"], false_words: ["N"] }
          updated: GXSJ
          photo: ZP
          region: { constant: "310000" }
          blood_type: { not_held: true }
        """;

    public static EntrySchema Entry(string entry = "gongan/resident") => new()
    {
        Entry = entry,
        Version = "1.0",
        KeyFields = { Id },
        Fields =
        {
            Field(Id, "id_number", FieldType.Text, 18, Masking.Number, "111"),
            Field(Name, "name", FieldType.Text, 30, Masking.Name),
            Field(Sex, "sex", FieldType.Code, 1),
            Field(Born, "birth_date", FieldType.Date, 0, Masking.Date),
            Field(Died, "death_date", FieldType.Date),
            Field(Address, "address", FieldType.Text, 100, Masking.Address),
            Field(Height, "height", FieldType.Integer),
            Field(Balance, "balance", FieldType.Decimal, 0, Masking.Amount),
            Field(Bonus, "bonus", FieldType.Decimal),
            Field(Local, "local", FieldType.Boolean),
            Field(Updated, "updated", FieldType.Timestamp),
            Field(Photo, "photo", FieldType.Binary, 0, Masking.Withhold),
            Field(Region, "region", FieldType.Code, 6),
            Field(Blood, "blood_type", FieldType.Text),
        },
    };

    public static FieldSchema Field(
        int number, string name, FieldType type, int length = 0, Masking masking = Masking.Unspecified, string subject = "") => new()
        {
            Number = (uint)number,
            ApiName = name,
            Type = type,
            Length = (uint)length,
            Masking = masking,
            SubjectType = subject,
        };
}
