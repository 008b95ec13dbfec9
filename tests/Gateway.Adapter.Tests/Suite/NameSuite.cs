using Gateway.Adapter.Tests.Databases;
using Gateway.Adapter.Verifying;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>What must hold over every database when a claimed name is compared with the one that the register holds.</summary>
public abstract class NameSuite(TestDatabase database) : IAsyncLifetime
{
    private const string Rare = "110101198001010001", Dotted = "110101198001010002", Latin = "110101198001010003", Old = "110101198001010004",
        Own = "110101198001010005";

    private TestAdapter _adapter = null!;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("DELETE FROM T_CZRK_JBXX WHERE GMSFHM LIKE '11010119800101%'");
        await database.ExecuteAsync(
            $"""
            INSERT INTO T_CZRK_JBXX (GMSFHM, XM) VALUES
              ('{Rare}', '欧阳晓𬱖'), ('{Dotted}', '阿卜杜拉•买买提'), ('{Latin}', 'ＤＡＶＩＤ　Lee'), ('{Old}', '刘{'\uE863'}'), ('{Own}', '王{'\uE3A1'}')
            """);
        _adapter = await StartAsync(_ => { });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _adapter.DisposeAsync();
    }

    [Theory]
    [InlineData(Rare, "欧阳晓𬱖", Verdict.Match)]
    [InlineData(Rare, "欧阳 晓𬱖", Verdict.Match)]
    [InlineData(Rare, "\u3000欧阳\u3000晓𬱖\U000E0100", Verdict.Match)]
    [InlineData(Rare, "欧阳晓頠", Verdict.Mismatch)]
    [InlineData(Rare, "欧阳晓", Verdict.Mismatch)]
    [InlineData(Dotted, "阿卜杜拉·买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉•买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉・买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉.买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉．买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉 · 买买提", Verdict.Match)]
    [InlineData(Dotted, "阿卜杜拉买买提", Verdict.Mismatch)]
    [InlineData(Latin, "david lee", Verdict.Match)]
    [InlineData(Latin, "David  ＬＥＥ", Verdict.Match)]
    [InlineData(Latin, "DavidLee", Verdict.Mismatch)]
    [InlineData(Old, "刘䶮", Verdict.Match)]
    [InlineData(Old, "刘龑", Verdict.Mismatch)]
    [InlineData(Own, "王吕", Verdict.Mismatch)]
    public async Task A_name_matches_by_the_declared_rules(string key, string claim, Verdict verdict)
    {
        Assert.Equal(verdict, await VerifyAsync(_adapter, Schema(FieldMatching.Name), key, claim));

        // Letter by letter, as an adapter that does not know of names compares, only the very writing matches.
        var exact = await VerifyAsync(_adapter, Schema(FieldMatching.Unspecified), key, claim);
        Assert.Equal((key, claim) is (Rare, "欧阳晓𬱖") or (Dotted, "阿卜杜拉•买买提") ? Verdict.Match : Verdict.Mismatch, exact);
    }

    [Fact]
    public async Task A_character_that_the_department_declares_is_the_one_that_it_means()
    {
        await using var adapter = await StartAsync(options =>
        {
            options.Names.Variants.Add(new NameVariantOptions { Written = "U+E3A1", Means = "吕", Source = "市公安局生僻字对照表" });
            options.Names.Variants.Add(new NameVariantOptions { Written = "呂", Means = "吕", Source = "市公安局生僻字对照表" });
        });

        Assert.Equal(Verdict.Match, await VerifyAsync(adapter, Schema(FieldMatching.Name), Own, "王吕"));
        Assert.Equal(Verdict.Match, await VerifyAsync(adapter, Schema(FieldMatching.Name), Own, "王呂"));
        Assert.Equal(Verdict.Mismatch, await VerifyAsync(adapter, Schema(FieldMatching.Name), Own, "王侣"));
        Assert.Equal(Verdict.Mismatch, await VerifyAsync(adapter, Schema(FieldMatching.Unspecified), Own, "王吕"));
    }

    [Theory]
    [InlineData(FieldType.Code, "", FieldMatching.Name)]
    [InlineData(FieldType.Text, "111", FieldMatching.Name)]
    [InlineData(FieldType.Text, "", (FieldMatching)3)]
    public async Task What_is_no_name_is_not_compared_as_one(FieldType type, string subject, FieldMatching matching)
    {
        var schema = Schema(matching);
        (schema.Fields[1].Type, schema.Fields[1].SubjectType) = (type, subject);

        var fault = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => _adapter.TryPrepareAsync(schema));

        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, fault.StatusCode);
    }

    private Task<TestAdapter> StartAsync(Action<AdapterOptions> change) => TestAdapter.StartAsync(
        database.Kind,
        database.Reader,
        change,
        null,
        """
        entry: gongan/resident
        table: T_CZRK_JBXX
        fields: { id_number: { column: GMSFHM, trim: true }, name: XM }
        """);

    private static EntrySchema Schema(FieldMatching matching)
    {
        var name = ResidentSchema.Field(2, "name", FieldType.Text, 60);
        name.Matching = matching;
        return new EntrySchema
        {
            Entry = "gongan/resident",
            Version = "1.0",
            KeyFields = { 1 },
            Fields = { ResidentSchema.Field(1, "id_number", FieldType.Text, 18, Masking.Number, "111"), name },
        };
    }

    private static async Task<Verdict> VerifyAsync(TestAdapter adapter, EntrySchema schema, string key, string claim)
    {
        using var writer = new RecordWriter();
        writer.WriteText(2, claim);
        var request = TestAdapter.Request(await adapter.PrepareAsync(schema), key, []);
        return Assert.Single((await adapter.VerifyAsync(TestAdapter.Verify(request, writer.Complete()))).Verdicts).Verdict;
    }
}
