using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;

namespace Gateway.Adapter.Fetching;

/// <summary>What every request says of the exchange: to whom is answered, and why.</summary>
internal readonly record struct ReleaseFrame(
    ByteString ExchangeId, ByteString SchemaHandle, string Consumer, string ConsumerSystem, string Agreement, string ServiceItemCode)
{
    private const int GreatestNameLength = 256;

    public static ReleaseFrame Of(FetchRequest request) => Check(new ReleaseFrame(
        request.ExchangeId, request.SchemaHandle, request.Consumer, request.ConsumerSystem, request.Agreement, request.ServiceItemCode));

    public static ReleaseFrame Of(FetchManyRequest request) => Check(new ReleaseFrame(
        request.ExchangeId, request.SchemaHandle, request.Consumer, request.ConsumerSystem, request.Agreement, request.ServiceItemCode));

    public static ReleaseFrame Of(VerifyRequest request) => Check(new ReleaseFrame(
        request.ExchangeId, request.SchemaHandle, request.Consumer, request.ConsumerSystem, request.Agreement, request.ServiceItemCode));

    /// <summary>Throws the answer where it breaks a rule.</summary>
    private static ReleaseFrame Check(ReleaseFrame frame)
    {
        if (frame.ExchangeId.Length != 16)
        {
            throw AdapterErrors.RequestInvalid("exchange_id has 16 bytes.");
        }

        if (frame.Consumer.Length is 0 or > GreatestNameLength || frame.ConsumerSystem.Length is 0 or > GreatestNameLength
            || frame.Agreement.Length > GreatestNameLength || frame.ServiceItemCode.Length > GreatestNameLength)
        {
            throw AdapterErrors.RequestInvalid("consumer and consumer_system are named, and no name has more than 256 characters.");
        }

        return frame;
    }
}
