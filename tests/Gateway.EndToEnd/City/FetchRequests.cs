using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;

namespace Gateway.EndToEnd.City;

/// <summary>Requests as the gateway sends them to an adapter.</summary>
internal static class FetchRequests
{
    /// <summary>Asks for the records of a key; which fields, the caller adds.</summary>
    public static FetchRequest Of(ByteString handle, EntrySchema schema, string[] key)
    {
        var request = new FetchRequest
        {
            ExchangeId = ByteString.CopyFrom(Guid.CreateVersion7().ToByteArray(bigEndian: true)),
            SchemaHandle = handle,
            RowLimit = 100,
            Consumer = "shenpi",
            ConsumerSystem = "shenpi-window",
            Agreement = "test",
            ServiceItemCode = "11330100MB9001069P3330717005000",
        };
        for (var i = 0; i < key.Length; i++)
        {
            request.Key.Add(new KeyValue { Number = schema.KeyFields[i], Value = key[i] });
        }

        return request;
    }
}
