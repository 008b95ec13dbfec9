using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

[Collection(SeededCity.Name)]
public sealed class SeedTests(SeededCity city)
{
    /// <summary>Whoever changes the data raises <see cref="CitySeed.Version"/>, so that old databases are made anew, and writes the new hashes here.</summary>
    [Theory]
    [InlineData("gongan", "74c7e62997a3d3f04128f1753a71987c1e05115a1b076196e3d5d72dad5a5581")]
    [InlineData("shichang", "5dbdf6cf0d4119682535449d5c7be0cf528f3b85702395252e25023046c3c9fe")]
    [InlineData("minzheng", "040784f224680077b07b6a1ff23b60eca4868139570738bd6ce2800425f3ac9b")]
    [InlineData("renshe", "c117deaa6cfe44a9feb4695d718a280016beb43460bc157a92d31055e2097296")]
    [InlineData("ziran", "75b91be8ec27e9d0d3d637ae7ffd89dfb34f4b81a3cb64efac6c6f4f63f59f75")]
    public void A_version_of_the_seed_is_the_same_data_everywhere(string department, string hash)
    {
        Assert.Equal(2, CitySeed.Version);
        var actual = TableHash.Of(city.Databases, department);
        Assert.True(string.Equals(hash, actual, StringComparison.Ordinal), $"{department}: {actual}");
    }

    [Fact]
    public async Task Databases_with_a_stamp_are_kept_and_half_done_ones_are_made_anew()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(CityDatabases.PathOf(folder.Path, "gongan"), "not finished");

        Assert.True(await CityDatabases.EnsureAsync(folder.Path));
        var hash = TableHash.Of(folder.Path, "gongan");
        Assert.Equal(TableHash.Of(city.Databases, "gongan"), hash);

        Assert.False(await CityDatabases.EnsureAsync(folder.Path));
        File.Delete(CityDatabases.PathOf(folder.Path, "ziran"));
        Assert.True(await CityDatabases.EnsureAsync(folder.Path));
        File.WriteAllText(Path.Combine(folder.Path, "seed-version"), "0");
        Assert.True(await CityDatabases.EnsureAsync(folder.Path));
    }

    [Theory]
    [InlineData("SELECT count(*) FROM gongan.T_CZRK_JBXX", 50_000)]
    [InlineData("SELECT count(DISTINCT GMSFHM) FROM gongan.T_CZRK_JBXX", 50_000)]
    [InlineData("SELECT count(*) FROM shichang.QY_JBXX", 10_000)]
    [InlineData("SELECT count(DISTINCT TYSHXYDM) FROM shichang.QY_JBXX", 10_000)]
    public void The_city_has_its_size(string sql, long count) => Assert.Equal(count, city.Count(sql));
}
