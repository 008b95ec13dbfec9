using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;
using Gateway.Storage.Following;
using Google.Protobuf;

namespace Gateway.Server.Certificates;

/// <summary>Exchanges about certificates, whichever door the call came in by.</summary>
internal sealed class CertificateExchanges(
    ExchangePipeline pipeline, SnapshotFollower follower, CertificateAnswers answers, CertificateReplies replies)
{
    /// <summary>Makes a call of what is read for the caller's department, whose slug is empty where it is not known.</summary>
    public delegate ExchangeCall Enter(Operations operation, Func<string, ExchangeRequest> read);

    /// <summary>Finds the certificates of a holder.</summary>
    /// <param name="enter">Makes the call.</param>
    /// <param name="request">The request; null stands for bytes that are none.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public Task<CertificateResult> FindAsync(Enter enter, FindCertificatesRequest? request, CancellationToken cancellationToken) => AnswerAsync(
        enter(Operations.Lookup, consumer => Read(consumer, request, CertificateRequests.Read)),
        exchange => new CertificateQuestion(exchange, answers, byIdentifier: false),
        replies.Found,
        cancellationToken);

    /// <summary>Gets a certificate by its identifier.</summary>
    public Task<CertificateResult> GetAsync(Enter enter, GetCertificateRequest? request, CancellationToken cancellationToken) => AnswerAsync(
        enter(Operations.Lookup, consumer => Read(consumer, request, CertificateRequests.Read)),
        exchange => new CertificateQuestion(exchange, answers, byIdentifier: true),
        replies.Found,
        cancellationToken);

    /// <summary>Compares claims with a certificate.</summary>
    public Task<CertificateResult> VerifyAsync(Enter enter, VerifyCertificateRequest? request, CancellationToken cancellationToken) => AnswerAsync(
        enter(Operations.Verify, consumer => Read(consumer, request, CertificateRequests.Read)),
        exchange => new CertificateVerifyQuestion(exchange, answers),
        replies.Verified,
        cancellationToken);

    private ExchangeRequest Read<T>(string consumer, T? request, Func<Snapshot, string, T, ExchangeRequest> read)
        where T : class, IMessage<T> => request is null
            ? ExchangeRequest.NotRead(new Refusal(Reasons.RequestMalformed, Detail: $"the bytes are not a gateway.certificates.v1.{typeof(T).Name}."))
            : read(follower.Current.Snapshot, consumer, request);

    private async Task<CertificateResult> AnswerAsync(
        ExchangeCall call, Func<Exchange, ExchangeQuestion> ask, Func<ExchangeAnswer, Reply> reply, CancellationToken cancellationToken)
    {
        var answer = await pipeline.RunAsync(call, ask, cancellationToken);
        return new CertificateResult(answer, answer.Refusal is null ? reply(answer) : null);
    }
}

/// <summary>What became of a call, and its reply.</summary>
/// <param name="Answer">What became of it.</param>
/// <param name="Reply">The reply; null where there is a refusal.</param>
internal readonly record struct CertificateResult(ExchangeAnswer Answer, Reply? Reply);

internal static class CertificateResults
{
    /// <summary>The reply, or the refusal as the status of the gRPC call.</summary>
    public static async Task<Reply> OrThrowAsync(this Task<CertificateResult> result)
    {
        var (answer, reply) = await result;
        answer.OrThrow();
        return reply!;
    }
}
