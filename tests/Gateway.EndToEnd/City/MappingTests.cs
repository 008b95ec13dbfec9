using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;

namespace Gateway.EndToEnd.City;

/// <summary>Every mapping of the sample fits the databases of the city, down to their values.</summary>
[Collection(SeededCity.Name)]
public sealed class MappingTests(RunningAdapters adapters, SeededCity city) : IClassFixture<RunningAdapters>
{
    /// <summary>Keys of an entry, out of its table: so many rows, from all over it.</summary>
    public static TheoryData<string, string> Keys { get; } = new()
    {
        { "gongan/resident", "SELECT GMSFHM FROM T_CZRK_JBXX WHERE RYBH % 97 = 1" },
        { "gongan/household", "SELECT DISTINCT HH FROM V_HK_CY WHERE HH % 97 = 1" },
        { "shichang/enterprise", "SELECT TYSHXYDM FROM QY_JBXX WHERE QYID % 29 = 1" },
        { "shichang/business_licence", "SELECT TYSHXYDM FROM YYZZ_XX WHERE ZZID % 29 = 1" },
        { "shichang/food_permit", "SELECT TYSHXYDM FROM SPJYXK_XX WHERE XKID % 7 = 1" },
        { "shichang/legal_representative", "SELECT SFZH FROM FR_RZXX WHERE RZID % 29 = 1" },
        { "minzheng/marriage", "SELECT NVSFZH FROM HYDJ_XX WHERE DJBH % 47 = 1" },
        { "minzheng/marriage_couple", "SELECT NANSFZH, NVSFZH FROM HYDJ_XX WHERE DJBH % 47 = 1" },
        { "minzheng/marriage_certificate", "SELECT CZRSFZH FROM JHZ_XX WHERE ZSID % 97 = 1" },
        { "minzheng/adoption", "SELECT SYRSFZH FROM SYDJ_XX" },
        { "renshe/insurance_status", "SELECT AAC002 FROM AC01 WHERE AAC001 % 47 = 1" },
        { "renshe/insurance_payment", "SELECT AAC002 FROM AC01 WHERE AAC001 % 47 = 1 AND EXISTS (SELECT 1 FROM AC43 WHERE AC43.AAC001 = AC01.AAC001)" },
        { "renshe/employer_insurance", "SELECT AAB998 FROM AB01 WHERE AAB001 % 29 = 1" },
        { "renshe/qualification", "SELECT SFZH FROM ZYZG_XX WHERE ZGID % 7 = 1" },
        { "shichang/firm_number", "SELECT CASE HMLX WHEN 'G' THEN 'registration' WHEN 'Z' THEN 'organisation' ELSE 'tax' END, HM FROM HM_DZ WHERE DZID % 29 = 1" },
        { "shichang/name_reservation", "SELECT QYMC FROM MC_SB" },
        { "xinyong/dishonest", "SELECT TYSHXYDM FROM V_YZSX" },
        { "xiaofang/fire_check", "SELECT BDCDYH FROM XF_JCJL" },
        { "chengguan/signboard", "SELECT BDCDYH FROM HW_ZPXX" },
        { "ziran/title_deed", "SELECT ZJH FROM V_GRQL WHERE JYJG IS NOT NULL LIMIT 400" },
        { "ziran/real_estate_unit", "SELECT BDCDYH FROM BDC_DYXX WHERE DYID % 47 = 1" },
        { "ziran/premises", "SELECT BDCDYH FROM BDC_DYXX WHERE DYID % 97 = 1" },
        { "ziran/title_certificate", "SELECT ZJH FROM BDC_ZSXX WHERE ZJZL = '1' AND ZSID % 97 = 1" },
        { "weijian/birth_certificate", "SELECT XSESFZH FROM CSYXZM_XX WHERE ZMID % 29 = 1 AND XSESFZH IS NOT NULL" },
    };

    [Fact]
    public void Every_published_entry_with_an_adapter_is_tried() =>
        Assert.Equal(
            RunningAdapters.Entries.Where(entry => entry.State != EntryState.Withdrawn && entry.Kind != EntryKind.Api).Select(entry => $"{entry.Department}/{entry.ApiName}").Order(),
            Keys.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_mapping_is_prepared_and_its_values_convert_plain_and_masked(string path, string keys)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var entry = RunningAdapters.Entries.Single(entry => $"{entry.Department}/{entry.ApiName}" == path);
        var schema = EntrySchemaOf.Of(entry);
        var adapter = adapters.Of(entry.Department);

        var prepared = await adapter.PrepareAsync(new PrepareRequest { Schema = schema }, cancellationToken: cancellation);
        Assert.True(prepared.Ready, string.Join("\n", prepared.Faults));

        var numbers = schema.Fields.Select(field => field.Number).ToArray();
        var records = 0;
        foreach (var key in Read(entry.Department, keys))
        {
            var request = FetchRequests.Of(prepared.SchemaHandle, schema, key);
            request.PlainFields.Add(numbers);
            var plain = await adapter.FetchAsync(request, cancellationToken: cancellation);
            Assert.True(plain.Faults.Count == 0, string.Join("\n", plain.Faults));
            Assert.NotEmpty(plain.Records);
            records += plain.Records.Count;

            request.PlainFields.Clear();
            request.MaskedFields.Add(numbers);
            var masked = await adapter.FetchAsync(request, cancellationToken: cancellation);
            Assert.True(masked.Faults.Count == 0, string.Join("\n", masked.Faults));
            Assert.Equal(plain.Records.Count, masked.Records.Count);
        }

        Assert.True(records > 50);
    }

    private List<string[]> Read(string department, string sql)
    {
        using var connection = SeededCity.Open(city.Databases, department);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var keys = new List<string[]>();
        while (reader.Read())
        {
            keys.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return keys;
    }
}
