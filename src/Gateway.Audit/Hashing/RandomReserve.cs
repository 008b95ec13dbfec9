using System.Security.Cryptography;

namespace Gateway.Audit;

/// <summary>
/// Bytes of the system's random number generator, fetched by the kilobyte for each thread: asked for every record, it
/// costs two system calls and more time than all hashes of the record.
/// </summary>
internal static class RandomReserve
{
    private const int Size = 1024;

    [ThreadStatic]
    private static byte[]? s_bytes;

    [ThreadStatic]
    private static int s_left;

    /// <summary>Fills the destination, of at most 1,024 bytes; no byte is given out twice or kept.</summary>
    public static void Fill(Span<byte> destination)
    {
        byte[] bytes = s_bytes ??= new byte[Size];
        if (s_left < destination.Length)
        {
            RandomNumberGenerator.Fill(bytes);
            s_left = Size;
        }

        Span<byte> taken = bytes.AsSpan(s_left - destination.Length, destination.Length);
        taken.CopyTo(destination);
        taken.Clear();
        s_left -= destination.Length;
    }
}
