using System.Text;
using System.Text.Json;
using CsCheck;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class MinimiserProperties
{
    private const int Strays = 8;
    private const int Documents = 8_000;

    private static readonly byte[] SecretBytes = Encoding.UTF8.GetBytes(SampleDocument.Secret);

    [Fact]
    public void It_does_what_a_naive_minimiser_does() => Sample(random =>
    {
        var tree = SampleTree.Grow(random, out var selection);
        AssertAsNaive(tree, selection, Encoding.UTF8.GetBytes(SampleDocument.Of(tree, random, Strays)), random);
    });

    [Fact]
    public void It_does_so_with_damaged_documents() => Sample(random =>
    {
        var tree = SampleTree.Grow(random, out var selection);
        var document = Encoding.UTF8.GetBytes(SampleDocument.Of(tree, random, strayness: 0));
        AssertAsNaive(tree, selection, Damage.Some(random, document, random.Next(1, 4)), random);
    });

    [Fact]
    public void What_was_not_agreed_never_leaves() => Sample(random =>
    {
        var tree = SampleTree.Grow(random, out var selection);
        var document = Encoding.UTF8.GetBytes(SampleDocument.Of(tree, random, Strays));

        // One byte of damage does not make an agreed value of one that was not; more might.
        var damaged = Damage.Some(random, document, random.Next(2));
        Assert.True(Minimised.Of(selection, damaged, () => random.Next(1, 9)).Bytes.AsSpan().IndexOf(SecretBytes) < 0);
    });

    [Fact]
    public void Of_garbage_nothing_is_thrown_and_cuts_do_not_matter() => Sample(random =>
    {
        SampleTree.Grow(random, out var selection);
        AssertCutsDoNotMatter(selection, Damage.Garbage(random), random);
    });

    [Fact]
    public void It_takes_for_json_what_the_reader_does() => Sample(random =>
    {
        var tree = SampleTree.Grow(random, out _);
        var selection = Minimised.Select(Minimised.Field("/only"));
        var inner = random.Next(4) == 0
            ? Damage.Garbage(random)
            : Damage.Some(random, Encoding.UTF8.GetBytes(SampleDocument.Of(tree, random, Strays)), random.Next(3));
        byte[] document = [.. "{\"it is\":"u8, .. inner, .. "}"u8];
        Assert.Equal(IsJson(document), Minimised.Of(selection, document, () => random.Next(1, 30)).Flaw == JsonFlaw.None);
    });

    private static void AssertAsNaive(SampleTree tree, JsonSelection selection, byte[] document, Random random)
    {
        var (text, flaw, released) = NaiveMinimiser.Of(tree, document);
        var result = AssertCutsDoNotMatter(selection, document, random);
        if (text is not null)
        {
            Assert.Equal((JsonFlaw.None, text, released), (result.Flaw, result.Text, result.Released));
        }
        else if (flaw == JsonFlaw.Syntax)
        {
            Assert.NotEqual(JsonFlaw.None, result.Flaw);
        }
        else
        {
            Assert.Equal(flaw, result.Flaw);
        }
    }

    private static Minimised AssertCutsDoNotMatter(JsonSelection selection, byte[] document, Random random)
    {
        var whole = Minimised.Of(selection, document);
        var greatest = random.Next(2, 40);
        foreach (var pieces in new Func<int>[] { () => 1, () => random.Next(1, greatest) })
        {
            var cut = Minimised.Of(selection, document, pieces);
            Assert.Equal(whole.Bytes, cut.Bytes);
            Assert.Equal((whole.Flaw, whole.Released), (cut.Flaw, cut.Released));
        }

        return whole;
    }

    private static bool IsJson(byte[] document)
    {
        try
        {
            var reader = new Utf8JsonReader(document);
            while (reader.Read())
            {
                // The reader leaves the encoding of strings to those who read them.
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Sample(Action<Random> check) => Gen.Int.Sample(seed => check(new Random(seed)), iter: Documents);
}
