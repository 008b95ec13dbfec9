using System.Globalization;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Upstreams;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Apis.Grpc.Upstream;

/// <summary>What a department's status means here. Its message and details are for nobody.</summary>
internal static class GrpcStatusMap
{
    /// <summary>The status of trailers, or of a head that is all; null where they have none that is a status.</summary>
    public static StatusCode? Read(System.Net.Http.Headers.HttpHeaders headers) =>
        headers.NonValidated.TryGetValues("grpc-status", out var values) && values.Count == 1
        && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && Enum.IsDefined((StatusCode)status)
            ? (StatusCode)status
            : null;

    /// <summary>The verdict on a status; OK and NOT_FOUND are answers.</summary>
    /// <param name="status">The status.</param>
    /// <param name="isCallersTimeOver">The caller's own deadline is what ended it.</param>
    public static ApiVerdict Of(StatusCode? status, bool isCallersTimeOver) => status switch
    {
        StatusCode.OK or StatusCode.NotFound => default,
        StatusCode.InvalidArgument or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.OutOfRange =>
            Of(status, Reasons.ApiRequestRefused),
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => new(new Refusal(Reasons.ApiCredentialRefused), (int)status),
        StatusCode.ResourceExhausted => new(new Refusal(Reasons.ProviderBusy), (int)status),
        StatusCode.DeadlineExceeded => new(new Refusal(isCallersTimeOver ? Reasons.DeadlineExceeded : Reasons.ProviderTimeout), (int)status),
        StatusCode.Unavailable => new(new Refusal(Reasons.ProviderUnavailable), (int)status, IsTransport: true),
        StatusCode.Unknown or StatusCode.Internal or StatusCode.Cancelled => Of(status, Reasons.ProviderUnavailable),
        null => new(AnswerBody.Invalid("it has no grpc-status. 应答没有 grpc-status。"), -1),
        _ => Of(status, Reasons.ProviderAnswerInvalid),
    };

    private static ApiVerdict Of(StatusCode? status, Reason reason) => new(new Refusal(reason, Detail: $"status {(int)status!}"), (int)status);
}
