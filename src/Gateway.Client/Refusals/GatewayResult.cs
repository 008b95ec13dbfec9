using System.Diagnostics.CodeAnalysis;
using Gateway.Client.Receipts;
using Gateway.Contracts.V1;
using Google.Protobuf;

namespace Gateway.Client.Refusals;

/// <summary>How a call ended, as a value: the response, or the refusal.</summary>
/// <typeparam name="T">The response.</typeparam>
public sealed class GatewayResult<T>
    where T : class
{
    private GatewayResult(T? response, GatewayRefusal? refusal) => (Response, Refusal) = (response, refusal);

    /// <summary>The response; null where the call was refused or failed.</summary>
    public T? Response { get; }

    /// <summary>Why there is no response; null where there is one.</summary>
    public GatewayRefusal? Refusal { get; }

    /// <summary>The proof of the exchange; null where the response has none.</summary>
    public Receipt? Receipt => (Response as IMessage) is { } message ? ReceiptField.Read(message) : null;

    /// <summary>There is a response.</summary>
    [MemberNotNullWhen(true, nameof(Response))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAnswered => Response is not null;

    /// <summary>The response.</summary>
    /// <exception cref="GatewayRefusedException">There is none.</exception>
    public T Required() => IsAnswered ? Response : throw new GatewayRefusedException(Refusal);

    internal static GatewayResult<T> Answered(T response) => new(response, null);

    internal static GatewayResult<T> Refused(GatewayRefusal refusal) => new(null, refusal);
}
