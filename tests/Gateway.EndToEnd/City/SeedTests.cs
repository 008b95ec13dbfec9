using Gateway.Demo.City;
using Gateway.Demo.City.Databases;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

[Collection(SeededCity.Name)]
public sealed class SeedTests(SeededCity city)
{
    /// <summary>Whoever changes the data raises <see cref="CitySeed.Version"/>, so that old databases are made anew, and writes the new hashes here.</summary>
    [Theory]
    [InlineData("gongan", "a01b4f2d13634e7a456f008a62b105a77c3ff4ba4cab7c88896439bb175c3dfd")]
    [InlineData("shichang", "d5aa6c7fd0bb06936c3a878c870296c0c89b7918cb79adb2c0668ac8eb95ac72")]
    [InlineData("minzheng", "2097701af2c734eb89197d39fc9d05a23e1091d2eda44f1e27fa6342cf8d45bf")]
    [InlineData("renshe", "e3a6f2016c38940394482bcefb94cbe5720d087c803c807173799480b1ddf926")]
    [InlineData("ziran", "8bc50cabaaa5cb5274664a512cdceadb2e43aa0244a29ecfc20233020018d04d")]
    [InlineData("weijian", "73cbdb40b43af6b2ae770f6a317128b7d211f0042eb630ec6f2bf6c4d3899567")]
    [InlineData("shuiwu", "5684e5924b9f4ea1913adb7280c4b921c264448b3dc1cb34ef17d44136a56115")]
    [InlineData("xinyong", "9fbc38b4cc99e04c139afc8cd760a1149abaf2eda2791981cb75d563eda315e9")]
    [InlineData("xiaofang", "709c36be8fef5d3e18e4b0908cf7ef0ad1e25a23788a9ccc7255643590844d36")]
    [InlineData("chengguan", "cbf5f831e7c4c7c74c323877087028d8811c6346cb5f93c9a8b078b6c654bcaa")]
    public void A_version_of_the_seed_is_the_same_data_everywhere(string department, string hash)
    {
        Assert.Equal(5, CitySeed.Version);
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
