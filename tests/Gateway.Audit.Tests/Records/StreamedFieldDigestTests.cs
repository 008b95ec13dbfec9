using System.Security.Cryptography;

namespace Gateway.Audit.Tests.Records;

public sealed class StreamedFieldDigestTests
{
    [Fact]
    public void It_is_the_hash_of_all_its_pieces_however_long_they_are()
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[Salt.Size];
            var salt = Salt.Create();
            salt.CopyTo(bytes);
            var all = new List<byte>([.. bytes, 0, 0, 1, 2]);
            using var digest = new StreamedFieldDigest(salt, 258);
            for (var values = random.Next(4); values > 0; values--)
            {
                for (var pieces = random.Next(4); pieces > 0; pieces--)
                {
                    var piece = new byte[random.Next(3) switch { 0 => random.Next(20), 1 => random.Next(300), _ => random.Next(2_000) }];
                    random.NextBytes(piece);
                    digest.Append(piece);
                    all.AddRange(piece);
                }

                digest.EndValue();
                all.Add((byte)'\n');
            }

            if (i % 7 == 0)
            {
                // One that is given up leaves nothing to the next.
                continue;
            }

            Assert.Equal(SHA256.HashData(all.ToArray()), digest.Complete().ToArray());
        }
    }
}
