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
    [InlineData("shichang", "75ef760cdc5029841b210189bbc22456aca7654df9040a88bf95d48f4f8b08b2")]
    [InlineData("minzheng", "04228b59c2371d63bd73e9a0f9ecc05a1327aa092e48ea42456a8db9d54c86a9")]
    [InlineData("renshe", "c117deaa6cfe44a9feb4695d718a280016beb43460bc157a92d31055e2097296")]
    [InlineData("ziran", "81a362fa48aaf46188f31aee83cc5fdc59348490a1f63af8b6a255457e5b6f4d")]
    [InlineData("weijian", "8b94e88ebc441f3e449d7d5ecb38b87a6d467817009ac52a2d0a5cc7621b603a")]
    [InlineData("shuiwu", "ec06298429505388a555398c9221dda596e815d486a01a802ebdf6afbfcd8d1b")]
    [InlineData("xinyong", "9daa6c98382a0b919bba90d54e212c59da8d1a9adc59938f101a4900a2d64bee")]
    public void A_version_of_the_seed_is_the_same_data_everywhere(string department, string hash)
    {
        Assert.Equal(4, CitySeed.Version);
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
