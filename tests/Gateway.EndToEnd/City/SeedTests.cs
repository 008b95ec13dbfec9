using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

public sealed class SeedTests(SeededCity city)
{
    /// <summary>Whoever changes the data raises <see cref="CitySeed.Version"/>, so that old databases are made anew, and writes the new hashes here.</summary>
    [Theory]
    [InlineData("gongan", "")]
    [InlineData("shichang", "")]
    [InlineData("minzheng", "")]
    [InlineData("renshe", "")]
    [InlineData("ziran", "")]
    public void A_version_of_the_seed_is_the_same_data_everywhere(string department, string hash)
    {
        Assert.Equal(1, CitySeed.Version);
        var actual = TableHash.Of(city.Databases, department);
        Assert.True(string.Equals(hash, actual, StringComparison.Ordinal), $"{department}: {actual}");
    }

    [Fact]
    public void Databases_with_a_stamp_are_kept_and_half_done_ones_are_made_anew()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(CityDatabases.PathOf(folder.Path, "gongan"), "not finished");

        Assert.True(CityDatabases.Ensure(folder.Path));
        var hash = TableHash.Of(folder.Path, "gongan");
        Assert.Equal(TableHash.Of(city.Databases, "gongan"), hash);

        Assert.False(CityDatabases.Ensure(folder.Path));
        File.Delete(CityDatabases.PathOf(folder.Path, "ziran"));
        Assert.True(CityDatabases.Ensure(folder.Path));
        File.WriteAllText(Path.Combine(folder.Path, "seed-version"), "0");
        Assert.True(CityDatabases.Ensure(folder.Path));
    }

    [Theory]
    [InlineData("SELECT count(*) FROM gongan.T_CZRK_JBXX", 50_000)]
    [InlineData("SELECT count(DISTINCT GMSFHM) FROM gongan.T_CZRK_JBXX", 50_000)]
    [InlineData("SELECT count(*) FROM shichang.QY_JBXX", 10_000)]
    [InlineData("SELECT count(DISTINCT TYSHXYDM) FROM shichang.QY_JBXX", 10_000)]
    public void The_city_has_its_size(string sql, long count) => Assert.Equal(count, city.Count(sql));
}
