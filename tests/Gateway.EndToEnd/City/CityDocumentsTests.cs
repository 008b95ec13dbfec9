using Gateway.Cli.Documents;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Identifiers;
using Gateway.Demo.Credit.V1;
using Google.Protobuf.Reflection;

namespace Gateway.EndToEnd.City;

/// <summary>The sample documents hold together.</summary>
public sealed class CityDocumentsTests
{
    private static readonly DocumentSet Set = DocumentFolder.Read(Path.Combine(AppContext.BaseDirectory, "city"));

    private static T[] All<T>(Func<Document, T?> body)
        where T : class => [.. Set.Documents.Select(body).OfType<T>()];

    [Fact]
    public void They_are_read_without_a_fault() => Assert.Empty(Set.Faults);

    [Fact]
    public void There_are_as_many_as_the_city_needs()
    {
        Assert.Equal(11, All(document => document.Department).Length);
        Assert.Equal(2, All(document => document.System).Count(system => system.Role == SystemRole.Consumer));
        Assert.Equal(9, All(document => document.System).Count(system => system.Role == SystemRole.Adapter));
        Assert.Equal(["shenpi-steward", "shuiwu-steward"], All(document => document.System).Where(system => system.Role == SystemRole.Steward).Select(system => system.Id));
        Assert.True(All(document => document.Entry).Length >= 10);
        Assert.True(All(document => document.Agreement).Length >= 14);
        Assert.True(All(document => document.ServiceItem).Length >= 6);
    }

    [Fact]
    public void Every_entry_of_certificates_has_a_type_of_its_own_and_an_agreement_grants_what_tells_of_them()
    {
        var entries = All(document => document.Entry).Where(entry => entry.Kind == EntryKind.Certificate).ToList();
        Assert.Equal(
            ["minzheng/marriage_certificate", "renshe/qualification", "shichang/business_licence", "shichang/food_permit", "weijian/birth_certificate", "ziran/title_certificate"],
            entries.Select(entry => $"{entry.Department}/{entry.ApiName}").Order(StringComparer.Ordinal));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Certificate.TypeCode).Distinct().Count());
        Assert.All(entries, entry =>
        {
            string[] terms = [entry.Certificate.IdentifierField, entry.Certificate.StatusField, entry.Certificate.ValidFromField, entry.Certificate.ValidUntilField];
            var agreements = All(document => document.Agreement).Where(agreement => agreement.Provider == entry.Department && agreement.Entry == entry.ApiName).ToList();
            Assert.Contains(agreements, agreement => agreement.Operations.Order().SequenceEqual(entry.Operations.Order()));
            Assert.All(agreements, agreement => Assert.Equal([Operation.Lookup, Operation.Verify], agreement.Operations.Where(operation => operation != Operation.Watch)));
            Assert.All(agreements, agreement => Assert.All(terms.Where(name => name.Length > 0), name =>
                Assert.NotEqual(FieldGrant.Masked, agreement.Fields.Single(field => field.Field == name).Grant)));
        });
    }

    [Fact]
    public void Every_code_is_valid_and_an_item_carries_its_departments()
    {
        var departments = All(document => document.Department).ToDictionary(department => department.Slug, department => department.Code);
        Assert.All(departments.Values, code => SocialCreditCode.Parse(code));
        Assert.All(All(document => document.ServiceItem), item =>
        {
            ServiceItemCode.Parse(item.Code);
            Assert.StartsWith(departments[item.Department], item.Code, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_system_is_named_by_its_spiffe_id() =>
        Assert.All(All(document => document.System), system =>
            Assert.Equal([$"spiffe://demo-city/{system.Department}/{system.Id}"], system.SpiffeIds));

    [Fact]
    public void Every_agreement_names_what_exists()
    {
        var entries = All(document => document.Entry).ToDictionary(entry => (entry.Department, entry.ApiName, entry.Major));
        var items = All(document => document.ServiceItem).Select(item => item.Code).ToHashSet();
        Assert.All(All(document => document.Agreement), agreement =>
        {
            var entry = entries[(agreement.Provider, agreement.Entry, agreement.Major)];
            Assert.All(agreement.Fields, agreed => Assert.Contains(entry.Fields, field => field.ApiName == agreed.Field));
            Assert.All(agreement.Operations, operation => Assert.Contains(operation, entry.Operations));
            Assert.All(agreement.ApiOperations, operation => Assert.Contains(entry.Api.Operations, offered => offered.Name == operation));
            Assert.NotEqual(0, agreement.Operations.Count + agreement.ApiOperations.Count);
            Assert.All(agreement.Purposes, purpose => Assert.Contains(purpose.ServiceItemCode, items));
            Assert.NotEmpty(agreement.LegalBasis);
        });
    }

    [Fact]
    public void Every_item_in_force_says_what_it_asks_for_and_materials_are_replaced_by_certificates_data_verification_checks_and_commitments()
    {
        var items = All(document => document.ServiceItem);
        Assert.All(items.Where(item => item.InForceUntil.Length == 0), item => Assert.NotEmpty(item.Materials));
        var ways = items.SelectMany(item => item.Materials).SelectMany(material => material.Ways).ToList();
        Assert.Contains(ways, way => way.Certificate is not null);
        Assert.Contains(ways, way => way.Data is not null);
        Assert.Contains(ways, way => way.Verification is not null);
        Assert.Contains(ways, way => way.DepartmentCheck is not null);
        Assert.Contains(ways, way => way.Commitment?.BadCredit is not null);
        Assert.Contains(items, item => item.Materials.Any(material => material.Ways.Count == 0));
    }

    [Fact]
    public void Every_entry_masks_what_is_personal()
    {
        Assert.All(All(document => document.Entry), entry =>
        {
            Assert.All(entry.Fields, field => Assert.True(field.Sensitivity < Sensitivity.L3 || field.Masking != Masking.Unspecified, field.ApiName));
            Assert.Equal(entry.Fields.Count, entry.Fields.Select(field => field.Number).Distinct().Count());
            Assert.All(entry.KeyFields, key => Assert.Contains(entry.Fields, field => field.ApiName == key));
            Assert.True(entry.Name.Length <= 50 && entry.Summary.Length <= 256);
        });
    }

    [Fact]
    public void The_credit_offices_entry_holds_its_service_as_it_is()
    {
        var entry = All(document => document.Entry).Single(entry => entry is { Department: "xinyong", Kind: EntryKind.Api });
        var file = Assert.Single(FileDescriptorSet.Parser.ParseFrom(entry.Api.Grpc.DescriptorSet).File);

        // Names in JSON follow from the fields' own, and stubs leave them out.
        foreach (var field in file.MessageType.SelectMany(message => message.Field))
        {
            field.ClearJsonName();
        }

        Assert.Equal(CreditReflection.Descriptor.ToProto(), file);
    }

    [Theory]
    [InlineData(AgreementState.Suspended)]
    [InlineData(AgreementState.Ended)]
    public void There_is_an_agreement_of_the_state(AgreementState state) =>
        Assert.Contains(All(document => document.Agreement), agreement => agreement.State == state);
}
