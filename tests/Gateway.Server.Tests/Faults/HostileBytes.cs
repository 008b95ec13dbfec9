using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Faults;

/// <summary>Requests of an entry's own service that no stub would send: sound ones with bytes changed, any bytes, and what breaks parsers.</summary>
internal sealed class HostileBytes(byte[] sound, Random random)
{
    private const int Flood = 100_000;
    private const int Depth = 20_000;

    private readonly Func<byte[]>[] _crafted =
    [
        // More of everything than is allowed.
        () => [.. Many(1001, TypedCall.Key()), .. sound],
        () => [.. Many(Flood, [0x0A, 0x00])],
        () => [.. Many(Flood, [0x12, 0x00])],
        () => [.. Many(Flood, [0x1A, 0x00])],
        () => TypedCall.Field(1, Many(Flood, [0x0A, 0x00])),
        () => TypedCall.Field(2, Many(Flood / 2, [0x0A, 0x01, (byte)'x'])),
        () => TypedCall.Field(2, Many(Flood / 2, [0x12, 0x01, (byte)'x'])),
        () => TypedCall.Field(3, Many(Flood, [0x0A, 0x00])),
        () => [.. Many(1000, TypedCall.Context())],
        () => TypedCall.Field(1, TypedCall.Field(1, Many(200_000, [(byte)'9']))),

        // Messages in messages, and groups in groups.
        () => Nested(1, 1000),
        () => Nested(3, 1000),
        () => [.. sound, .. Many(Depth, [0x0B])],
        () => [.. sound, .. Many(Depth, [0x0B]), .. Many(Depth, [0x0C])],
        () => TypedCall.Field(3, Many(Depth, [0x3B])),

        // Varints that do not end, end late, or say more than there is.
        () => Many(200, [0xFF]),
        () => [.. Many(9, [0xFF]), 0x01, .. sound],
        () => [0x8A, 0x80, 0x80, 0x80, 0x00, .. sound],
        () => [0x0A, .. Many(9, [0xFF]), 0x01, .. sound],
        () => [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. sound],
        () => [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, .. sound],
        () => [0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        () => TypedCall.Field(1, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]),
        () => TypedCall.Field(3, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]),

        // Tags that are none, types that do not fit, texts that are none.
        () => [0x00, .. sound],
        () => [0x0E, 0x01, .. sound],
        () => [0x0F, 0x01, .. sound],
        () => [0x08, 0x01, .. sound],
        () => [0x0D, 1, 2, 3, 4, .. sound],
        () => [0x09, 1, 2, 3, 4, 5, 6, 7, 8, .. sound],
        () => TypedCall.Field(1, TypedCall.Field(1, [0xC3, 0x28, 0xED, 0xA0, 0x80])),
        () => TypedCall.Field(2, TypedCall.Field(1, [0xFF])),
        () => TypedCall.Field(3, TypedCall.Field(1, [0xFF])),
        () => [],
    ];

    /// <summary>The next one.</summary>
    public byte[] Next(int number) => (number % 3) switch
    {
        0 => Changed(),
        1 => Any(),
        _ => _crafted[number / 3 % _crafted.Length](),
    };

    private byte[] Changed()
    {
        var bytes = sound.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                case 1:
                    bytes.RemoveAt(place);
                    break;
                default:
                    bytes[place] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private byte[] Any()
    {
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Nested(int number, int depth)
    {
        byte[] bytes = [];
        for (var i = 0; i < depth; i++)
        {
            bytes = TypedCall.Field(number, bytes);
        }

        return bytes;
    }

    private static byte[] Many(int count, byte[] bytes) => [.. Enumerable.Repeat(bytes, count).SelectMany(each => each)];
}
