using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Gateway.Audit.Tests.Hashing;

public sealed class HashingTests
{
    private const int Threads = 4;
    private const int EachThread = 20_000;

    [Fact]
    public void No_salt_and_no_random_part_of_an_id_comes_twice_on_whatever_thread()
    {
        var salts = new ConcurrentDictionary<Salt, bool>();
        var randoms = new ConcurrentDictionary<UInt128, bool>();
        OnThreads(_ =>
        {
            Assert.True(salts.TryAdd(Salt.Create(), true));
            Span<byte> bytes = stackalloc byte[ExchangeId.Size];
            ExchangeId.CopyTo(ExchangeId.Create(TimeProvider.System), bytes);
            bytes[..6].Clear();
            Assert.True(randoms.TryAdd(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes), true));
        });
        Assert.Equal(Threads * EachThread, salts.Count);
    }

    [Fact]
    public void All_bits_of_a_salt_are_drawn()
    {
        Span<byte> bytes = stackalloc byte[Salt.Size];
        Span<int> ones = stackalloc int[Salt.Size * 8];
        for (int i = 0; i < 4_096; i++)
        {
            Salt.Create().CopyTo(bytes);
            for (int bit = 0; bit < ones.Length; bit++)
            {
                ones[bit] += (bytes[bit / 8] >> (bit % 8)) & 1;
            }
        }

        foreach (int count in ones)
        {
            // Eight standard deviations of 32 around the middle.
            Assert.InRange(count, 2_048 - 256, 2_048 + 256);
        }
    }

    [Fact]
    public void A_keyed_hash_is_HMAC_SHA256_whoever_shares_it()
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        var shared = new KeyedHash(key);
        OnThreads(i =>
        {
            byte[] input = BitConverter.GetBytes(i * 31);
            Span<byte> hash = stackalloc byte[KeyedHash.Size];
            shared.Compute(input.AsSpan(0, i % 5), hash);
            Assert.Equal(HMACSHA256.HashData(key, input.AsSpan(0, i % 5)), hash.ToArray());
        });
    }

    [Fact]
    public void Hashes_of_a_thread_do_not_run_into_each_other() => OnThreads(i =>
    {
        byte[] record = [.. Enumerable.Repeat((byte)i, i % 200)];
        Assert.Equal(SHA256.HashData([0, .. record]), LeafHash.Compute(record).ToArray());
    });

    private static void OnThreads(Action<int> act)
    {
        ConcurrentQueue<Exception> faults = [];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            try
            {
                for (int i = 0; i < EachThread; i++)
                {
                    act(i);
                }
            }
            catch (Exception fault)
            {
                faults.Enqueue(fault);
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.Empty(faults);
    }
}
