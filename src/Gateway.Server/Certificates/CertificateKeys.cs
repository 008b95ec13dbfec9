using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Gateway.Audit;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Google.Protobuf.Collections;

namespace Gateway.Server.Certificates;

/// <summary>What an answer is kept under, and what makes it void.</summary>
internal sealed class CertificateKeys(CertificateHashes hashes, KeyedHash keyed)
{
    private const int OnStack = 1024;

    // A number of 32 bits and what stands beside it.
    private const int LongestNumber = 12;

    // Line ends, and the number of the major version.
    private const int Ends = 8;

    /// <summary>
    /// The key of an answer: a keyed hash over the entry's version, what was asked for by which key field, and exactly which fields
    /// plain and which masked, so that answers that are minimised differently never mix.
    /// </summary>
    public CacheKey Of(CertificateFetch fetch)
    {
        var (entry, request) = (fetch.Entry, fetch.Request);
        var longest = Encoding.UTF8.GetMaxByteCount(entry.Path.Length + entry.Version.Length)
            + ((request.PlainFields.Count + request.MaskedFields.Count + Ends) * LongestNumber);
        foreach (var part in request.Key)
        {
            longest += Encoding.UTF8.GetMaxByteCount(part.Value.Length) + LongestNumber;
        }

        var text = longest > OnStack ? new byte[longest] : stackalloc byte[OnStack];
        Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{entry.Path}\n{entry.Key.Major}\n{entry.Version}\n", out var length);
        foreach (var part in request.Key)
        {
            Utf8.TryWrite(text[length..], CultureInfo.InvariantCulture, $"{part.Number} {part.Value}\n", out var written);
            length += written;
        }

        length += Write(request.PlainFields, text[length..]);
        text[length++] = (byte)'\n';
        length += Write(request.MaskedFields, text[length..]);

        Span<byte> hash = stackalloc byte[KeyedHash.Size];
        keyed.Compute(text[..length], hash);
        return CacheKey.Of(hash);
    }

    /// <summary>Everything whose events make the answer void.</summary>
    public ImmutableArray<InvalidationKey> InvalidationsOf(CertificateFetch fetch, IEnumerable<string> identifiers)
    {
        var terms = fetch.Entry.Certificate!;
        var asked = fetch.Request.Key[0].Value;
        var field = fetch.Entry.KeyFields[0];
        var byIdentifier = field == terms.Identifier;
        var certificates = identifiers.Concat(byIdentifier ? [asked] : []).Distinct(StringComparer.Ordinal)
            .Select(identifier => new InvalidationKey(InvalidationKind.Certificate, hashes.OfCertificate(terms.TypeCode, identifier)));
        IEnumerable<InvalidationKey> holders = byIdentifier
            ? []
            : [new InvalidationKey(InvalidationKind.Holder, hashes.OfHolder(terms.TypeCode, HolderTypeOf(fetch), asked))];
        return [.. certificates, .. holders, InvalidationKeys.OfType(terms.TypeCode)];
    }

    private static int Write(RepeatedField<uint> numbers, Span<byte> text)
    {
        var length = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            if (i > 0)
            {
                text[length++] = (byte)',';
            }

            Utf8Formatter.TryFormat(numbers[i], text[length..], out var written);
            length += written;
        }

        return length;
    }

    private static string HolderTypeOf(CertificateFetch fetch) =>
        fetch.Entry.SubjectFields.First(subject => subject.Field == fetch.Entry.KeyFields[0]).Type;
}
