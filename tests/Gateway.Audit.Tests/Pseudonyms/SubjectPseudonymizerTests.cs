using Gateway.Testing;

namespace Gateway.Audit.Tests.Pseudonyms;

public sealed class SubjectPseudonymizerTests : IDisposable
{
    private const string HexKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string Base64Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(HexKey)]
    [InlineData(Base64Key)]
    [InlineData(HexKey + "\n")]
    public void A_pseudonym_follows_its_formula_under_the_key_of_the_file(string text)
    {
        string file = _folder.At("key");
        File.WriteAllText(file, text);
        SubjectPseudonymizer pseudonymizer = PseudonymKeyFile.Load(new PseudonymKeyOptions { File = file });
        Assert.Equal("30bf515033744b54a414705110d5c1a8", pseudonymizer.Compute("111", "11010519491231002X").ToString());
        Assert.Equal("5f63fc0b", pseudonymizer.KeyId);
        Assert.NotEqual(pseudonymizer.Compute("001", "11010519491231002X"), pseudonymizer.Compute("111", "11010519491231002X"));
        _ = pseudonymizer.Compute("111", new string('长', 5000));
    }

    [Fact]
    public void A_missing_key_is_created_once_for_its_owner_alone()
    {
        string file = _folder.At("keys", "subjects.key");
        var options = new PseudonymKeyOptions { File = file, CreateIfMissing = true, KeyId = "2026" };
        SubjectPseudonymizer first = PseudonymKeyFile.Load(options);
        SubjectPseudonymizer second = PseudonymKeyFile.Load(options);
        Assert.Equal(first.Compute("111", "x"), second.Compute("111", "x"));
        Assert.Equal("2026", first.KeyId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["subjects.key"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Many_who_create_it_at_once_agree_on_one_key()
    {
        var options = new PseudonymKeyOptions { File = _folder.At("shared.key"), CreateIfMissing = true };
        SubjectPseudonymizer[] all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PseudonymKeyFile.Load(options))));
        Assert.Single(all.Select(one => one.KeyId).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcd")]
    [InlineData("zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void A_faulty_key_is_refused_without_showing_it(string text)
    {
        string file = _folder.At("key");
        File.WriteAllText(file, text);
        PseudonymKeyException fault = Assert.Throws<PseudonymKeyException>(() => PseudonymKeyFile.Load(new PseudonymKeyOptions { File = file }));
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !fault.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_key_that_must_not_be_created_is_refused()
    {
        var options = new PseudonymKeyOptions { File = _folder.At("none") };
        Assert.Contains("none", Assert.Throws<PseudonymKeyException>(() => PseudonymKeyFile.Load(options)).Message, StringComparison.Ordinal);
        Assert.Throws<PseudonymKeyException>(() => PseudonymKeyFile.Load(new PseudonymKeyOptions()));
    }
}
