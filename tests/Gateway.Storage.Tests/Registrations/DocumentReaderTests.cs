using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Storage.Registrations;

namespace Gateway.Storage.Tests.Registrations;

public class DocumentReaderTests
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly DocumentReader _reader = new(s_zone, new StringPool());

    [Fact]
    public void Reads_an_entry()
    {
        var entry = _reader.Read(Samples.Entry(revision: 3).Entry);

        Assert.Equal(new EntryKey("gongan", "resident", 1), entry.Key);
        Assert.Equal("1.3", entry.Version);
        Assert.Equal("gongan/resident", entry.Path);
        Assert.Equal(["citizen_number", "full_name", "registry"], entry.Fields.Select(field => field.ApiName));
        Assert.Equal([0], entry.KeyFields);
        Assert.Equal([new Core.Catalogue.SubjectField(0, "111")], entry.SubjectFields);
        Assert.Equal(Operations.Lookup | Operations.Verify, entry.Operations);
        Assert.Equal(100, entry.RowLimit);
        Assert.Equal(TimeSpan.FromMinutes(1), entry.CacheLimit);
        Assert.False(entry.Withdrawn);
        Assert.False(entry.ContractRestricted);
    }

    [Theory]
    [InlineData(Contracts.Management.V1.FieldMatching.Unspecified, Core.Catalogue.FieldMatching.Exact)]
    [InlineData(Contracts.Management.V1.FieldMatching.Exact, Core.Catalogue.FieldMatching.Exact)]
    [InlineData(Contracts.Management.V1.FieldMatching.Name, Core.Catalogue.FieldMatching.Name)]
    public void Reads_how_a_field_is_matched(Contracts.Management.V1.FieldMatching written, Core.Catalogue.FieldMatching read)
    {
        var document = Samples.Entry();
        document.Entry.Fields[1].Matching = written;

        Assert.Equal(read, _reader.Read(document.Entry).Fields[1].Matching);
    }

    [Fact]
    public void Reads_whether_a_contract_is_restricted()
    {
        var document = Samples.Entry();
        document.Entry.ContractRestricted = true;

        Assert.True(_reader.Read(document.Entry).ContractRestricted);
    }

    [Fact]
    public void Reads_an_agreement()
    {
        var agreement = _reader.Read(Samples.Agreement().Agreement, 7);

        Assert.Equal(7, agreement.Revision);
        Assert.Equal(new EntryKey("gongan", "resident", 1), agreement.Entry);
        Assert.Equal(Validity.Of(new DateOnly(2025, 8, 1), new DateOnly(2035, 12, 31), s_zone), agreement.Validity);
        Assert.Equal(Core.Agreements.AgreementState.Active, agreement.State);
        Assert.Equal("acceptance", agreement.Purposes[0].Scenarios[0]);
        Assert.Equal("10.0.0.0/8", agreement.SourceRanges[0].ToString());
        Assert.Equal(1000, agreement.DailyQuota);
    }

    [Fact]
    public void Refuses_what_it_does_not_know()
    {
        var agreement = Samples.Agreement().Agreement;
        agreement.State = (AgreementState)4;
        var entry = Samples.Entry().Entry;
        entry.KeyFields[0] = "nowhere";

        Assert.Throws<InvalidDataException>(() => _reader.Read(agreement, 1));
        Assert.Throws<InvalidDataException>(() => _reader.Read(entry));
        Assert.Throws<InvalidDataException>(() => DocumentBytes.Read((DocumentKind)9, []));
    }

    [Fact]
    public void Documents_share_their_strings()
    {
        var one = _reader.Read(Samples.Agreement("a").Agreement.Clone(), 1);
        var two = _reader.Read(Agreement.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(Samples.Agreement("b").Agreement)), 1);

        Assert.Same(one.Consumer, two.Consumer);
        Assert.Same(one.Entry.Name, two.Entry.Name);
        Assert.Same(one.Fields[0].Field, two.Fields[0].Field);
        Assert.Same(one.Purposes[0].ServiceItemCode, two.Purposes[0].ServiceItemCode);
        Assert.Same(one.LegalBasis, two.LegalBasis);
    }
}
