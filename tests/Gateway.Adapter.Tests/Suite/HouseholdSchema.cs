using Gateway.Contracts.Adapter.V1;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>An entry whose keys have several rows: who lives in a household.</summary>
internal static class HouseholdSchema
{
    public const string Mapping =
        """
        entry: gongan/household
        table: T_CZRK_JBXX
        as_of: GXSJ
        fields:
          household: HH
          name: { column: XM, trim: true }
          sex: { column: XB, codes: { M: "1", F: "2" } }
          birth_date: { column: CSRQ, trim: true, format: [yyyyMMdd, yyyyMM, yyyy] }
          id_number: { column: GMSFHM, trim: true }
        """;

    public static EntrySchema Entry { get; } = new()
    {
        Entry = "gongan/household",
        Version = "1.0",
        KeyFields = { 1 },
        Fields =
        {
            ResidentSchema.Field(1, "household", FieldType.Integer),
            ResidentSchema.Field(2, "name", FieldType.Text),
            ResidentSchema.Field(3, "sex", FieldType.Code),
            ResidentSchema.Field(4, "birth_date", FieldType.Date),
            ResidentSchema.Field(5, "id_number", FieldType.Text, 18, Masking.Number, "111"),
        },
    };
}
