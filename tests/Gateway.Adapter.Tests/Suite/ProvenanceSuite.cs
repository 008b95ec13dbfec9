using Gateway.Adapter.Tests.Databases;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database for fields whose own moment is mapped.</summary>
public abstract class ProvenanceSuite(TestDatabase database)
{
    private static readonly string Mapping = ResidentSchema.Mapping
        .Replace("as_of: GXSJ", "", StringComparison.Ordinal)
        .Replace("name: { column: XM, trim: true }", "name: { column: XM, trim: true, as_of: { column: SWRQ, format: yyyyMMdd } }", StringComparison.Ordinal)
        .Replace("address: { column: ZZ,", "address: { column: ZZ, as_of: GXSJ,", StringComparison.Ordinal)
        .Replace("photo: ZP", "photo: { column: ZP, as_of: { column: GXSJ } }", StringComparison.Ordinal);

    [Fact]
    public async Task A_field_with_a_value_tells_its_moment_where_it_can_be_read()
    {
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, Mapping);
        var handle = await adapter.PrepareAsync();
        // An address and a moment; no moment of the name, for there is none.
        Assert.Equal("2=张三 6=北京市朝阳区建国路1号 7=175 @6=2024-05-01T00:30:00Z", await FetchAsync("110101199003070001", [2, 6, 7]));
        Assert.Equal("2=李四 6=上海市 @2=2019-12-31T16:00:00Z @6=2024-04-29T16:00:00.5Z", await FetchAsync("110101199103070002", [2, 6]));
        // An address that is a null word, a date that is no date.
        Assert.Equal("2=O'Brien; DROP 6=Null", await FetchAsync("11010119940307000X", [2, 6]));
        Assert.Equal("2=Null 6=Null 12=Null", await FetchAsync("110101199503070005", [2, 6, 12]));
        // What is masked has its moment, what is withheld has none.
        Assert.Equal("6=*** 12=Withheld @6=2024-04-29T16:00:00.5Z", await FetchAsync("110101199103070002", [], 6, 12));
        var response = await adapter.FetchAsync(TestAdapter.Request(handle, "110101199103070002", [6]));
        Assert.Null(response.AsOf);

        async Task<string> FetchAsync(string key, int[] plain, params int[] masked)
        {
            var request = TestAdapter.Request(handle, key, plain, masked);
            var record = Assert.Single((await adapter.FetchAsync(request)).Records);
            Assert.Equal(default, ReadRecord.Check(ResidentSchema.Entry(), record, [.. plain, .. masked]));
            Assert.Equal(record, Assert.Single((await adapter.FetchManyAsync(TestAdapter.Many(request, key, key))).Keys[1].Records));
            return ReadRecord.Words(record);
        }
    }

    [Fact]
    public async Task A_moment_that_the_live_schema_does_not_have_is_a_fault_of_its_field()
    {
        var mapping = ResidentSchema.Mapping
            .Replace("name: { column: XM, trim: true }", "name: { column: XM, as_of: GXSI }", StringComparison.Ordinal)
            .Replace("height: SG", "height: { column: SG, as_of: XM }", StringComparison.Ordinal);
        await using var adapter = await TestAdapter.StartAsync(database.Kind, database.Reader, null, null, mapping);
        var faults = (await adapter.TryPrepareAsync(ResidentSchema.Entry())).Faults;
        Assert.Equal([("name", "GXSI"), ("height", "XM")], faults.Select(fault => (fault.Field, fault.Column)));
        Assert.Contains("GXSJ", faults[0].Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("format: yyyyMMddHHmmss", faults[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region: { constant: \"310000\" }", "region: { constant: \"310000\", as_of: GXSJ }", "fields.region.as_of: as_of goes with a column. Remove it.")]
    [InlineData("blood_type: { not_held: true }", "blood_type: { not_held: true, as_of: GXSJ }", "fields.blood_type.as_of: as_of goes with a column. Remove it.")]
    [InlineData("height: SG", "height: { column: SG, as_of: [GXSJ] }", "fields.height.as_of: name the column, or write column and format.")]
    [InlineData("height: SG", "height: { column: SG, as_of: { column: GXSJ, as_of: GXSJ } }", "fields.height.as_of.as_of: unknown key")]
    [InlineData("height: SG", "height: { column: SG, as_of: { format: yyyy } }", "fields.height.as_of: say where the value comes from")]
    public async Task A_mapping_that_cannot_mean_anything_is_told_at_the_start(string from, string to, string message)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => TestAdapter.StartAsync(
            database.Kind, database.Reader, null, null, ResidentSchema.Mapping.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}

public sealed class SqliteProvenance(SqliteDatabase database) : ProvenanceSuite(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresProvenance(PostgresDatabase database) : ProvenanceSuite(database), IClassFixture<PostgresDatabase>;

public sealed class MariaDbProvenance(MariaDbDatabase database) : ProvenanceSuite(database), IClassFixture<MariaDbDatabase>;
