using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Server.Contracts;

namespace Gateway.Server.Tests.Contracts;

public sealed class ContractNamesTests
{
    private static readonly Gen<string> s_slug = Gen.String[Gen.Char["abcxyz019-"], 1, 32].Where(slug => NameRules.IsSlug(slug));
    private static readonly Gen<string> s_entry = Gen.String[Gen.Char["abcxyz019__"], 1, 64].Where(name => NameRules.IsEntryName(name));

    [Fact]
    public void Names_are_those_of_the_department_the_entry_and_the_major()
    {
        var key = new EntryKey("gong-an", "marriage_couple2", 12);

        Assert.Equal("shared.gong_an.v12", ContractNames.PackageOf(key));
        Assert.Equal("shared/gong_an/v12/marriage_couple2.proto", ContractNames.FileOf(key));
        Assert.Equal("shared.gong_an.v12.MarriageCouple2Service", ContractNames.ServiceOf(key));
    }

    [Fact]
    public void Every_service_leads_back_to_its_entry_and_to_no_other() =>
        Gen.Select(s_slug, s_entry, Gen.Int[1, 9_999], Gen.OneOf(Operations.Lookup, Operations.Verify, Operations.LookupMany))
            .Sample((department, entry, major, method) =>
            {
                var path = $"/{ContractNames.ServiceOf(new EntryKey(department, entry, major))}/{method}";

                Assert.True(ContractNames.TryParseMethodPath(path, out var foundDepartment, out var foundEntry, out var foundMajor, out var found));
                Assert.Equal((department, entry, major, method), (foundDepartment, foundEntry, foundMajor, found));
            });

    [Fact]
    public void Whatever_path_is_read_is_the_path_of_what_was_found() =>
        Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char["/.shaedvS019_-Aa\u0000é"], 0, 60].Select(rest => "/shared." + rest),
            Gen.Select(s_slug, Gen.String[Gen.Char["019+ -_"], 0, 6], Gen.String[Gen.Char["ABab01_é"], 0, 20])
                .Select((slug, major, stem) => $"/shared.{slug}.v{major}.{stem}Service/Lookup"))
            .Sample(path =>
            {
                if (ContractNames.TryParseMethodPath(path, out var department, out var entry, out var major, out var method))
                {
                    var key = new EntryKey(department, entry, major);
                    Assert.StartsWith($"/{ContractNames.ServiceOf(key)}/", path, StringComparison.Ordinal);
                    Assert.True(method == Operations.None || path.EndsWith($"/{method}", StringComparison.Ordinal));
                }
            }, iter: 20_000);

    [Theory]
    [InlineData("/shared.gongan.v1.ResidentService/Lookup", true)]
    [InlineData("/shared.gongan.v1.ResidentService/Delete", true)]
    [InlineData("/shared.gongan.v1.ResidentService/", false)]
    [InlineData("/shared.gongan.v1.ResidentService/Lookup/", false)]
    [InlineData("/shared.gongan.v1.ResidentService/Look%75p", false)]
    [InlineData("shared.gongan.v1.ResidentService/Lookup", false)]
    [InlineData("/shared.gongan.v01.ResidentService/Lookup", false)]
    [InlineData("/shared.gongan.v0.ResidentService/Lookup", false)]
    [InlineData("/shared.gongan.v99999999999.ResidentService/Lookup", false)]
    [InlineData("/shared.gong-an.v1.ResidentService/Lookup", false)]
    [InlineData("/shared.gongan_.v1.ResidentService/Lookup", false)]
    [InlineData("/shared.gongan.v1.residentService/Lookup", false)]
    [InlineData("/shared.gongan.v1.Service/Lookup", false)]
    [InlineData("/shared.gongan.v1.Resident_Service/Lookup", false)]
    [InlineData("/shared.gongan.v1.sub.ResidentService/Lookup", false)]
    [InlineData("/sharedXgongan.v1.ResidentService/Lookup", false)]
    public void A_path_is_read_strictly(string path, bool sound) =>
        Assert.Equal(sound, ContractNames.TryParseMethodPath(path, out _, out _, out _, out _));
}
