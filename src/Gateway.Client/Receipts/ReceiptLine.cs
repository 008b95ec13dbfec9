using System.Buffers;
using System.Text.Json;

namespace Gateway.Client.Receipts;

/// <summary>A receipt as a line of JSON.</summary>
internal static class ReceiptLine
{
    public static byte[] Of(KeptReceipt receipt)
    {
        var line = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("time", receipt.Time.UtcDateTime);
            json.WriteString("method", receipt.Method);
            json.WriteString("exchangeId", receipt.ExchangeId);
            if (receipt.LeafHash is { } hash)
            {
                json.WriteBase64String("leafHash", hash.Span);
            }

            if (receipt.LogOrigin is { } origin)
            {
                json.WriteString("logOrigin", origin);
            }

            if (receipt.Reason is { } reason)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }
}
