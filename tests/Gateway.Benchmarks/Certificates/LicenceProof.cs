using System.Globalization;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Testing;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Asks a path for some certificates before it is measured: a quick wrong answer is worth nothing.</summary>
internal static class LicenceProof
{
    private const int Samples = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">An answer is not the row of its key.</exception>
    /// <exception cref="TimeoutException">It answers otherwise than from where it should.</exception>
    public static async Task CheckAsync(Contender contender, int keys, TimeSpan? maxAge, Freshness freshness, LoadGenerator generator)
    {
        using var channel = generator.Connect(contender.Address);
        var client = new CertificateService.CertificateServiceClient(channel);
        for (var i = 0; i < Samples; i++)
        {
            var licence = Licences.At(Random.Shared.Next(keys));
            var request = LicenceCalls.Of(licence.Identifier, maxAge);
            var reply = await Poll.UntilSucceedsAsync(token => AskAsync(client, request, freshness, token), s_patience, $"{contender.Name} answers");
            if (reply.Certificates.Count != 1 || !IsOf(licence, reply.Certificates[0]))
            {
                throw new InvalidOperationException($"{contender.Name} answered {reply} and not {licence}.");
            }
        }
    }

    private static async Task<GetCertificateResponse> AskAsync(
        CertificateService.CertificateServiceClient client, GetCertificateRequest request, Freshness freshness, CancellationToken cancellationToken)
    {
        var reply = await client.GetCertificateAsync(request, cancellationToken: cancellationToken);

        // One that left the cache meanwhile is cached again by the call that missed it.
        return reply.Provenance.Freshness == freshness ? reply : throw new InvalidDataException($"The answer is {reply.Provenance.Freshness}.");
    }

    private static bool IsOf(Licence licence, Certificate certificate)
    {
        var face = certificate.Face.Fields;
        return certificate is { Status: CertificateStatus.Valid, TypeCode: Licences.Type, SourceLags: false, IdentifierDefective: false }
            && certificate.Identifier == licence.Identifier
            && DayOf(certificate.ValidFrom) == licence.ValidFrom
            && DayOf(certificate.ValidUntil) == licence.ValidUntil
            && face.Count == Licences.Columns.Length
            && face["identifier"].Text == licence.Identifier
            && face["holder"].Text == licence.Holder
            && face["holder_name"].Text == licence.HolderName
            && face["state"].Code == licence.State
            && DayOf(face["valid_from"].Date) == licence.ValidFrom
            && DayOf(face["valid_until"].Date) == licence.ValidUntil
            && face["address"].Text == licence.Address
            && face["issuer"].Text == licence.Issuer;
    }

    private static string DayOf(Google.Type.Date? date) =>
        date is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}{date.Month:D2}{date.Day:D2}");
}
