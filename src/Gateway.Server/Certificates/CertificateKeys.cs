using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;

namespace Gateway.Server.Certificates;

/// <summary>What an answer is kept under, and what makes it void.</summary>
internal sealed class CertificateKeys(CertificateHashes hashes, byte[] key)
{
    /// <summary>
    /// The key of an answer: a keyed hash over the entry's version, what was asked for by which key field, and exactly which fields
    /// plain and which masked, so that answers that are minimised differently never mix.
    /// </summary>
    public CacheKey Of(CertificateFetch fetch)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        var request = fetch.Request;
        hash.AppendData(Encoding.UTF8.GetBytes($"{fetch.Entry.Path}\n{fetch.Entry.Key.Major}\n{fetch.Entry.Version}\n"));
        foreach (var part in request.Key)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{part.Number} {part.Value}\n"));
        }

        hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join(',', request.PlainFields)}\n{string.Join(',', request.MaskedFields)}"));
        return CacheKey.Of(hash.GetHashAndReset());
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

    private static string HolderTypeOf(CertificateFetch fetch) =>
        fetch.Entry.SubjectFields.First(subject => subject.Field == fetch.Entry.KeyFields[0]).Type;
}
