using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Tests.Registrations;

public class DocumentRulesTests
{
    private static readonly DocumentReader s_reader = new(TimeZoneInfo.Utc, new StringPool());

    public static TheoryData<string, string, string, Action<Document>> Faults => new()
    {
        { "department", "slug", "SLUG_MALFORMED", document => document.Department.Slug = "Gong An" },
        { "department", "slug", "NAME_IS_KEYWORD", document => document.Department.Slug = "public" },
        { "department", "code", "IDENTIFIER_LENGTH", document => document.Department.Code = "123" },
        { "department", "name", "TEXT_MISSING", document => document.Department.Name = "" },
        { "department", "name", "TEXT_CHARACTER", document => document.Department.Name = "a\u202Eb" },
        { "department", "name_en", "TEXT_PADDED", document => document.Department.NameEn = "Police " },
        { "consumer", "id", "SYSTEM_ID_MALFORMED", document => (document.System.Id, document.System.SpiffeIds[0]) = ("-w", "spiffe://city/shenpi/-w") },
        { "consumer", "role", "VALUE_UNKNOWN", document => document.System.Role = SystemRole.Unspecified },
        { "consumer", "state", "VALUE_UNKNOWN", document => document.System.State = (SystemState)9 },
        { "consumer", "spiffe_ids[0]", "SPIFFE_ID_MALFORMED", document => document.System.SpiffeIds[0] = "spiffe://city/other/window" },
        { "consumer", "spiffe_ids[1]", "SPIFFE_ID_MALFORMED", document => document.System.SpiffeIds.Add("spiffe:///shenpi/window") },
        { "consumer", "spiffe_ids[1]", "DUPLICATE", document => document.System.SpiffeIds.Add(document.System.SpiffeIds[0]) },
        { "consumer", "spiffe_ids", "CREDENTIAL_MISSING", document => document.System.SpiffeIds.Clear() },
        { "consumer", "addresses", "ADDRESS_UNUSED", document => document.System.Addresses.Add("https://a:1") },
        { "adapter", "thumbprints[0]", "THUMBPRINT_MALFORMED", document => document.System.Thumbprints[0] = new string('g', 64) },
        { "adapter", "addresses", "LIST_EMPTY", document => document.System.Addresses.Clear() },
        { "adapter", "addresses[0]", "ADDRESS_MALFORMED", document => document.System.Addresses[0] = "http://a:1" },
        { "adapter", "addresses[0]", "ADDRESS_MALFORMED", document => document.System.Addresses[0] = "https://a" },
        { "adapter", "addresses[0]", "ADDRESS_MALFORMED", document => document.System.Addresses[0] = "https://a:1/x" },
        { "adapter", "addresses[0]", "ADDRESS_MALFORMED", document => document.System.Addresses[0] = "https://u@a:1" },
        { "entry", "api_name", "API_NAME_MALFORMED", document => document.Entry.ApiName = "_x" },
        { "entry", "code", "TEXT_TOO_LONG", document => document.Entry.Code = new string('1', 65) },
        { "entry", "name", "TEXT_TOO_LONG", document => document.Entry.Name = new string('名', 51) },
        { "entry", "summary", "TEXT_TOO_LONG", document => document.Entry.Summary = new string('要', 257) },
        { "entry", "kind", "VALUE_UNKNOWN", document => document.Entry.Kind = (EntryKind)7 },
        { "entry", "major", "NUMBER_OUT_OF_RANGE", document => document.Entry.Major = 0 },
        { "entry", "revision", "NUMBER_OUT_OF_RANGE", document => document.Entry.Revision = uint.MaxValue },
        { "entry", "cache_seconds", "NUMBER_OUT_OF_RANGE", document => document.Entry.CacheSeconds = 604_801 },
        { "entry", "row_limit", "NUMBER_OUT_OF_RANGE", document => document.Entry.RowLimit = 1001 },
        { "entry", "operations", "LIST_EMPTY", document => document.Entry.Operations.Clear() },
        { "entry", "operations[1]", "VALUE_UNKNOWN", document => document.Entry.Operations[1] = (Operation)8 },
        { "entry", "sharing_modes", "LIST_EMPTY", document => document.Entry.SharingModes.Clear() },
        { "entry", "update_cycle", "VALUE_UNKNOWN", document => document.Entry.UpdateCycle = 0 },
        { "entry", "share_basis", "SHARE_BASIS_MISSING", document => document.Entry.ShareBasis = "" },
        { "entry", "share_basis", "SHARE_BASIS_UNUSED", document => document.Entry.ShareAttribute = ShareAttribute.Unconditional },
        { "entry", "key_fields", "LIST_EMPTY", document => document.Entry.KeyFields.Clear() },
        { "entry", "key_fields[0]", "FIELD_UNKNOWN", document => document.Entry.KeyFields[0] = "nowhere" },
        { "entry", "subject_fields[0].field", "FIELD_UNKNOWN", document => document.Entry.SubjectFields[0].Field = "x" },
        { "entry", "subject_fields[0].type", "VALUE_UNKNOWN", document => document.Entry.SubjectFields[0].Type = "999" },
        { "entry", "fields[2].number", "FIELD_NUMBER_TAKEN", document => document.Entry.Fields[2].Number = 1 },
        { "entry", "fields[2].number", "NUMBER_OUT_OF_RANGE", document => document.Entry.Fields[2].Number = 19_000 },
        { "entry", "fields[2].api_name", "FIELD_NAME_TAKEN", document => document.Entry.Fields[2].ApiName = "full_name" },
        { "entry", "api_name", "API_NAME_DIGIT_WORD", document => document.Entry.ApiName = "resident_2" },
        { "entry", "fields[2].api_name", "FIELD_NAME_RESERVED", document => document.Entry.Fields[2].ApiName = "field_states" },
        { "entry", "fields[2].api_name", "FIELD_NAME_RESERVED", document => document.Entry.Fields[2].ApiName = "field_provenance" },
        { "entry", "fields[2].api_name", "FIELD_NAME_OF_PRESENCE", document => document.Entry.Fields[2].ApiName = "has_full_name" },
        { "entry", "fields[2].api_name", "FIELD_NAME_OF_PRESENCE", document => document.Entry.Fields[2].ApiName = "clear_full_name" },
        { "entry", "fields[2].api_name", "NAME_IS_KEYWORD", document => document.Entry.Fields[2].ApiName = "class" },
        { "entry", "fields[2].masking", "MASKING_MISSING", document => document.Entry.Fields[2].Sensitivity = Sensitivity.L3 },
        { "entry", "fields[2].masking", "MASKING_MISFIT", document => document.Entry.Fields[2].Masking = Masking.Amount },
        { "entry", "fields[2].matching", "VALUE_UNKNOWN", document => document.Entry.Fields[2].Matching = (FieldMatching)3 },
        { "entry", "fields[2].matching", "MATCHING_MISFIT", document => (document.Entry.Fields[2].Type, document.Entry.Fields[2].Matching) = (FieldType.Code, FieldMatching.Name) },
        { "entry", "subject_fields[0].field", "MATCHING_MISFIT", document => document.Entry.Fields[0].Matching = FieldMatching.Name },
        { "entry", "fields[2].code_table", "CODE_TABLE_UNUSED", document => document.Entry.Fields[2].CodeTable = "GB" },
        { "item", "code", "IDENTIFIER_LENGTH", document => document.ServiceItem.Code = "1" },
        { "item", "in_force_from", "DATE_MALFORMED", document => document.ServiceItem.InForceFrom = "2021-02-30" },
        { "item", "in_force_until", "DATE_ORDER", document => document.ServiceItem.InForceUntil = "2020-12-31" },
        { "agreement", "id", "AGREEMENT_ID_MALFORMED", document => document.Agreement.Id = "a_1" },
        { "agreement", "fields", "LIST_EMPTY", document => document.Agreement.Fields.Clear() },
        { "agreement", "fields[1]", "DUPLICATE", document => document.Agreement.Fields[1].Field = "citizen_number" },
        { "agreement", "fields[1].grant", "VALUE_UNKNOWN", document => document.Agreement.Fields[1].Grant = (FieldGrant)5 },
        { "agreement", "purposes", "LIST_EMPTY", document => document.Agreement.Purposes.Clear() },
        { "agreement", "purposes[0].scenarios", "LIST_EMPTY", document => document.Agreement.Purposes[0].Scenarios.Clear() },
        { "agreement", "purposes[0].scenarios[0]", "TEXT_CHARACTER", document => document.Agreement.Purposes[0].Scenarios[0] = "a\nb" },
        { "agreement", "valid_until", "DATE_MALFORMED", document => document.Agreement.ValidUntil = "" },
        { "agreement", "daily_quota", "NUMBER_OUT_OF_RANGE", document => document.Agreement.DailyQuota = ulong.MaxValue },
        { "agreement", "rate_per_second", "NUMBER_OUT_OF_RANGE", document => document.Agreement.RatePerSecond = uint.MaxValue },
        { "agreement", "source_ranges[0]", "SOURCE_RANGE_MALFORMED", document => document.Agreement.SourceRanges[0] = "10.0.0.1/8" },
        { "agreement", "legal_basis", "TEXT_MISSING", document => document.Agreement.LegalBasis = "" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_by_its_path(string sample, string path, string code, Action<Document> spoil)
    {
        var document = Sample(sample);
        spoil(document);

        var fault = Assert.Single(Check(document));

        Assert.Equal((path, code), (fault.Path, fault.Code));
        Assert.NotEmpty(fault.English);
        Assert.NotEmpty(fault.Chinese);
        Assert.DoesNotContain("{", fault.English + fault.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("department")]
    [InlineData("consumer")]
    [InlineData("adapter")]
    [InlineData("entry")]
    [InlineData("item")]
    [InlineData("agreement")]
    public void The_samples_are_sound(string sample) => Assert.Empty(Check(Sample(sample)));

    [Fact]
    public void Names_that_are_one_in_json_clash()
    {
        var document = Samples.Entry();
        document.Entry.Fields.Add(Samples.Field(4, "full_name_1", Sensitivity.L1, Masking.Unspecified));
        document.Entry.Fields.Add(Samples.Field(5, "full_name1", Sensitivity.L1, Masking.Unspecified));

        var fault = Assert.Single(Check(document));

        Assert.Equal(("fields[4].api_name", "FIELD_JSON_NAME_TAKEN"), (fault.Path, fault.Code));
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var document = Samples.Entry();
        var entry = document.Entry;
        (entry.Name, entry.Code, entry.Major, entry.RowLimit, entry.ShareBasis) = ("", "", 0, 5000, "");
        (entry.Fields[0].Number, entry.Fields[0].Masking, entry.Fields[1].ApiName) = (0, Masking.Date, "Full Name");

        Assert.Equal(
            ["code", "name", "major", "row_limit", "share_basis", "fields[0].number", "fields[0].masking", "fields[1].api_name"],
            Check(document).Select(fault => fault.Path));
    }

    [Fact]
    public void Members_from_a_newer_gateway_are_not_dropped_in_silence()
    {
        var document = new Document { Department = Department.Parser.ParseFrom([0x0A, 0x06, .. "gongan"u8, 0xF8, 0x7F, 0x01]) };
        (document.Department.Code, document.Department.Name) = ("11330100MB9001069P", "公安");

        Assert.Equal("MEMBER_UNKNOWN", Assert.Single(Check(document)).Code);
        Assert.Equal("DOCUMENT_EMPTY", Assert.Single(Check(new Document())).Code);
    }

    private static Document Sample(string name) => name switch
    {
        "department" => Samples.Department("gongan"),
        "consumer" => Samples.Consumer(),
        "adapter" => Samples.Adapter(),
        "entry" => Samples.Entry(),
        "item" => Samples.Item(),
        _ => Samples.Agreement(),
    };

    private static IReadOnlyList<RuleFault> Check(Document document)
    {
        var faults = new FaultList();
        DocumentRules.Check(document, s_reader, faults);
        return faults.Faults;
    }
}
