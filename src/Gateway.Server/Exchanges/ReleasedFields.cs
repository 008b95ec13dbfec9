using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Records;

namespace Gateway.Server.Exchanges;

/// <summary>The fields that an answer releases, each with its salted digest.</summary>
internal static class ReleasedFields
{
    /// <summary>Of no record nothing is released but the fact.</summary>
    public static FieldRelease[] Of(in Decision decision, FetchResponse response, in Salt salt)
    {
        if (response.Records.Count == 0)
        {
            return [];
        }

        var asked = decision.Plain.Union(decision.Masked);
        var fields = decision.Entry!.Fields;
        var released = new FieldRelease[asked.Count];
        var next = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            if (asked.Contains(i))
            {
                released[next++] = new FieldRelease(
                    (uint)fields[i].Number, fields[i].ApiName, decision.Masked.Contains(i), DigestOf(fields[i], response, salt));
            }
        }

        return released;
    }

    private static Digest DigestOf(Field field, FetchResponse response, in Salt salt)
    {
        if (response.Records.Count == 1)
        {
            return FieldDigest.Compute(salt, (uint)field.Number, ValueOf(field.Number, response.Records[0].Span));
        }

        var values = new ReadOnlyMemory<byte>[response.Records.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(field.Number, response.Records[i].Span).ToArray();
        }

        return FieldDigest.Compute(salt, (uint)field.Number, values);
    }

    private static ReadOnlySpan<byte> ValueOf(int number, ReadOnlySpan<byte> record)
    {
        var scanner = new RecordScanner(record);
        while (scanner.Read())
        {
            if (scanner.Number == number)
            {
                return scanner.Payload;
            }
        }

        return default;
    }
}
