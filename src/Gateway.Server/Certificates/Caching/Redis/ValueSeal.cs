using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>
/// Seals answers for Redis: AES-256-GCM, bound to their key, their point and their times. Each value has a data key of its own,
/// derived from the master key and 16 random bytes: under one key for all, random nonces would be spent after 2^32 values.
/// </summary>
/// <param name="masterKey">32 bytes, the same on all replicas, kept outside Redis.</param>
/// <param name="coherence">What values are bound to.</param>
internal sealed class ValueSeal(ReadOnlyMemory<byte> masterKey, Coherence coherence)
{
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;
    private const int BodyAt = ValueHeader.Size + SaltSize + NonceSize;

    private readonly ReadOnlyMemory<byte> _master = masterKey.Length == KeySize
        ? masterKey
        : throw new ArgumentException("The master key must be 32 bytes.", nameof(masterKey));

    private static ReadOnlySpan<byte> Info => "gateway certificates cache 1"u8;

    /// <summary>Seals an answer that has a point.</summary>
    public byte[] Seal(in CacheKey key, CacheAnswer answer)
    {
        var size = ValueBody.SizeOf(answer);
        var sealedValue = new byte[BodyAt + size + TagSize];
        new ValueHeader(answer.Began!.Value, answer.FilledAt, answer.FilledAt + answer.Lifetime).Write(sealedValue);
        RandomNumberGenerator.Fill(sealedValue.AsSpan(ValueHeader.Size, SaltSize + NonceSize));
        var body = sealedValue.AsSpan(BodyAt, size);
        ValueBody.Write(answer, body);

        Span<byte> associated = stackalloc byte[CacheKey.Size + ValueHeader.Size];
        coherence.Bind(key, sealedValue.AsSpan(0, ValueHeader.Size), associated);
        using var cipher = CipherFor(sealedValue);
        cipher.Encrypt(sealedValue.AsSpan(ValueHeader.Size + SaltSize, NonceSize), body, body, sealedValue.AsSpan(BodyAt + size), associated);
        return sealedValue;
    }

    /// <summary>Opens a value; without one, the reason why it is not believed.</summary>
    public bool TryOpen(
        in CacheKey key, ReadOnlySpan<byte> value, [NotNullWhen(true)] out CacheAnswer? answer, [NotNullWhen(false)] out string? reason)
    {
        answer = null;
        if (!ValueHeader.TryRead(value, out var header) || value.Length < BodyAt + TagSize)
        {
            reason = "format";
            return false;
        }

        var body = new byte[value.Length - BodyAt - TagSize];
        if (!TryDecrypt(key, value, body) || !ValueBody.TryRead(body, out var keys, out var payload))
        {
            reason = "forged";
            return false;
        }

        reason = null;
        answer = new CacheAnswer
        {
            Payload = payload,
            Keys = keys,
            FilledAt = header.FilledAt,
            Lifetime = header.Expiry - header.FilledAt,
            Began = header.Began,
            Level = CacheLevel.Redis,
        };
        return true;
    }

    private bool TryDecrypt(in CacheKey key, ReadOnlySpan<byte> value, Span<byte> body)
    {
        Span<byte> associated = stackalloc byte[CacheKey.Size + ValueHeader.Size];
        coherence.Bind(key, value[..ValueHeader.Size], associated);
        using var cipher = CipherFor(value);
        try
        {
            cipher.Decrypt(value.Slice(ValueHeader.Size + SaltSize, NonceSize), value[BodyAt..^TagSize], value[^TagSize..], body, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            // Its caller counts it.
            return false;
        }
    }

    private AesGcm CipherFor(ReadOnlySpan<byte> value)
    {
        Span<byte> dataKey = stackalloc byte[KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master.Span, dataKey, value.Slice(ValueHeader.Size, SaltSize), Info);
        var cipher = new AesGcm(dataKey, TagSize);
        CryptographicOperations.ZeroMemory(dataKey);
        return cipher;
    }
}
