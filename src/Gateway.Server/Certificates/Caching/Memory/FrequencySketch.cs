using System.Numerics;

namespace Gateway.Server.Certificates.Caching.Memory;

/// <summary>
/// About how often keys were asked for lately: a count-min sketch of four counters of four bits a key. They are halved once it counted
/// ten times as many uses as it has words, so that what was asked for long ago is forgotten. Used under the policy's lock.
/// </summary>
internal sealed class FrequencySketch
{
    private const int Most = 15;
    private const ulong WithoutLowestBits = 0x7777_7777_7777_7777;

    private readonly ulong[] _words;
    private readonly int _uses;
    private int _counted;

    /// <param name="entries">About how many entries there may be.</param>
    public FrequencySketch(long entries)
    {
        _words = new ulong[BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(entries, 64, 1 << 26))];
        _uses = _words.Length * 10;
    }

    /// <summary>Counts a use.</summary>
    public void Count(in CacheKey key)
    {
        if (Raise(key.First) | Raise(key.Second) | Raise(key.Third) | Raise(key.Fourth) && ++_counted >= _uses)
        {
            Halve();
        }
    }

    /// <summary>About how often the key was used: 0 to 15, never too low but for the halving.</summary>
    public int Of(in CacheKey key) =>
        Math.Min(Math.Min(Read(key.First), Read(key.Second)), Math.Min(Read(key.Third), Read(key.Fourth)));

    private static int ShiftOf(ulong hash) => (int)(hash >> 60) * 4;

    private ref ulong WordOf(ulong hash) => ref _words[(int)(hash & (ulong)(_words.Length - 1))];

    private int Read(ulong hash) => (int)(WordOf(hash) >> ShiftOf(hash)) & Most;

    private bool Raise(ulong hash)
    {
        if (Read(hash) == Most)
        {
            return false;
        }

        WordOf(hash) += 1UL << ShiftOf(hash);
        return true;
    }

    private void Halve()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] = (_words[i] >> 1) & WithoutLowestBits;
        }

        _counted /= 2;
    }
}
