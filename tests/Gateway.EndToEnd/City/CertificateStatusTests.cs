using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Certificates;
using Gateway.Core.Identifiers;
using Gateway.Demo.City;

namespace Gateway.EndToEnd.City;

/// <summary>Which holder of the cast has certificates of which status: what the demo can show.</summary>
[Collection(SeededCity.Name)]
public sealed class CertificateStatusTests(RunningAdapters adapters) : IClassFixture<RunningAdapters>
{
    [Theory]
    [InlineData("shichang/business_licence", Cast.Eatery, CertificateStatus.Valid)]
    [InlineData("shichang/business_licence", Cast.FirmWithRevokedPermit, CertificateStatus.Valid)]
    [InlineData("shichang/food_permit", Cast.Eatery, CertificateStatus.Valid)]
    [InlineData("shichang/food_permit", Cast.FirmWithSuspendedPermit, CertificateStatus.Suspended)]
    [InlineData("shichang/food_permit", Cast.FirmWithRevokedPermit, CertificateStatus.Revoked)]
    [InlineData("shichang/food_permit", Cast.FirmWithCancelledPermit, CertificateStatus.Revoked)]
    [InlineData("shichang/food_permit", Cast.FirmWithExpiredPermit, CertificateStatus.Expired)]
    [InlineData("shichang/food_permit", Cast.FirmWithPermitRunOut, CertificateStatus.Expired)]
    [InlineData("shichang/food_permit", Cast.FirmWithReplacedPermit, CertificateStatus.Valid, CertificateStatus.Superseded)]
    [InlineData("ziran/title_certificate", Cast.Applicant)]
    [InlineData("ziran/title_certificate", Cast.Spouse, CertificateStatus.Valid, CertificateStatus.Superseded)]
    [InlineData("ziran/title_certificate", Cast.FormerSpouse, CertificateStatus.Revoked)]
    [InlineData("minzheng/marriage_certificate", Cast.Applicant, CertificateStatus.Valid, CertificateStatus.Revoked)]
    [InlineData("minzheng/marriage_certificate", Cast.Spouse, CertificateStatus.Valid)]
    [InlineData("minzheng/marriage_certificate", Cast.FormerSpouse, CertificateStatus.Revoked)]
    [InlineData("weijian/birth_certificate", Cast.Child, CertificateStatus.Valid)]
    [InlineData("weijian/birth_certificate", Cast.Nobody)]
    [InlineData("shichang/business_licence", ScenarioCast.Caterer, CertificateStatus.Valid)]
    [InlineData("shichang/business_licence", ScenarioCast.Closing, CertificateStatus.Valid)]
    [InlineData("ziran/title_certificate", ScenarioCast.Founder, CertificateStatus.Valid)]
    [InlineData("minzheng/marriage_certificate", ScenarioCast.Mother, CertificateStatus.Valid)]
    [InlineData("minzheng/marriage_certificate", ScenarioCast.Father, CertificateStatus.Valid)]
    public async Task A_holder_has_certificates_of_these_statuses_and_their_identifiers_find_them(
        string path, string holder, params CertificateStatus[] expected)
    {
        var found = await FetchAsync(path, holder, byIdentifier: false);

        Assert.Equal(expected.Order(), found.Select(certificate => certificate.Status).Order());
        foreach (var certificate in found)
        {
            Assert.True(CertificateIdentifier.Check(certificate.Identifier).IsNone);
            Assert.Equal([certificate], await FetchAsync(path, certificate.Identifier, byIdentifier: true));
        }
    }

    [Fact]
    public async Task A_certificate_whose_holder_has_no_number_yet_is_found_by_its_identifier()
    {
        var birth = Assert.Single(await FetchAsync("weijian/birth_certificate", ScenarioCast.NewbornCertificate, byIdentifier: true));

        Assert.Equal((ScenarioCast.NewbornCertificate, CertificateStatus.Valid), (birth.Identifier, birth.Status));
        Assert.True(CertificateIdentifier.Check(birth.Identifier).IsNone);
    }

    [Fact]
    public async Task A_source_may_keep_an_identifier_with_a_wrong_check_character()
    {
        var permit = Assert.Single(await FetchAsync("shichang/food_permit", Cast.FirmWithMiskeptPermit, byIdentifier: false));

        Assert.Equal(CertificateStatus.Valid, permit.Status);
        Assert.Equal(IdentifierFaultReason.CheckCharacter, CertificateIdentifier.Check(permit.Identifier).Reason);
    }

    private async Task<CertificateRecord[]> FetchAsync(string path, string key, bool byIdentifier)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var entry = RunningAdapters.Entries.Single(entry => $"{entry.Department}/{entry.ApiName}" == path).Clone();
        if (byIdentifier)
        {
            entry.KeyFields[0] = entry.Certificate.IdentifierField;
        }

        var schema = EntrySchemaOf.Of(entry);
        var adapter = adapters.Of(entry.Department);
        var prepared = await adapter.PrepareAsync(new PrepareRequest { Schema = schema }, cancellationToken: cancellation);
        Assert.True(prepared.Ready, string.Join("\n", prepared.Faults));
        var request = FetchRequests.Of(prepared.SchemaHandle, schema, [key]);
        request.PlainFields.Add(schema.Fields
            .Where(field => field.ApiName == entry.Certificate.IdentifierField || field.ApiName == entry.Certificate.StatusField || field.ApiName == entry.Certificate.ValidUntilField)
            .Select(field => field.Number));
        var response = await adapter.FetchAsync(request, cancellationToken: cancellation);
        Assert.Empty(response.Faults);
        return [.. response.Records.Select(record => CertificateRecord.Read(record, entry))];
    }
}
