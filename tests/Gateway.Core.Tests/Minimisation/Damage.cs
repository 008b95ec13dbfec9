namespace Gateway.Core.Tests.Minimisation;

/// <summary>Documents that are damaged by single bytes.</summary>
internal static class Damage
{
    private static readonly byte[] Likely = [.. "\"\\{}[]:,0123456789eE.+-tfnu \n/*"u8, 0, 0x1f, 0x80, 0xbf, 0xc3, 0xe4, 0xed, 0xf0, 0xff];

    public static byte[] Some(Random random, byte[] document, int edits)
    {
        var damaged = document.ToList();
        for (var i = 0; i < edits && damaged.Count > 0; i++)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0:
                    damaged.RemoveAt(at);
                    break;
                case 1:
                    damaged.Insert(at, Byte(random));
                    break;
                case 2:
                    damaged[at] = Byte(random);
                    break;
                case 3:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    damaged.RemoveRange(at, random.Next(4) == 0 ? damaged.Count - at : 1);
                    break;
            }
        }

        return [.. damaged];
    }

    public static byte[] Garbage(Random random)
    {
        var bytes = new byte[random.Next(200)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Byte(random);
        }

        return bytes;
    }

    private static byte Byte(Random random) => random.Next(4) == 0 ? (byte)random.Next(256) : Likely[random.Next(Likely.Length)];
}
