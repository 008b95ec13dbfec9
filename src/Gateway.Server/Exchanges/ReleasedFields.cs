using Gateway.Audit;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Records;
using Google.Protobuf;

namespace Gateway.Server.Exchanges;

/// <summary>The fields that an answer releases, each with its salted digest.</summary>
internal static class ReleasedFields
{
    /// <summary>Of no record nothing is released but the fact.</summary>
    public static FieldRelease[] Of(in Decision decision, IReadOnlyList<ByteString> records, in Salt salt)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var fields = decision.Entry!.Fields.AsSpan();
        var asked = decision.Plain.Union(decision.Masked);
        var values = records.Count == 1 ? [] : ValuesOf(fields, asked, records);
        var released = new FieldRelease[asked.Count];
        var next = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            if (asked.Contains(i))
            {
                var number = (uint)fields[i].Number;
                var digest = records.Count == 1
                    ? FieldDigest.Compute(salt, number, ValueOf(fields[i].Number, records[0].Span))
                    : FieldDigest.Compute(salt, number, values.AsSpan(next * records.Count, records.Count));
                released[next++] = new FieldRelease(number, fields[i].ApiName, decision.Masked.Contains(i), digest);
            }
        }

        return released;
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

    /// <summary>The values field by field, and of each field record by record; each record is gone over once.</summary>
    private static ReadOnlyMemory<byte>[] ValuesOf(ReadOnlySpan<Field> fields, FieldSet asked, IReadOnlyList<ByteString> records)
    {
        var values = new ReadOnlyMemory<byte>[asked.Count * records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i].Memory;
            var scanner = new RecordScanner(record.Span);
            var (field, place) = (0, 0);
            while (scanner.Read() && scanner.Number < Field.StatesNumber)
            {
                // Checked records ascend by number, and so do the entry's fields.
                while (fields[field].Number != scanner.Number)
                {
                    place += asked.Contains(field++) ? 1 : 0;
                }

                values[(place * records.Count) + i] = record.Slice(scanner.PayloadStart, scanner.Payload.Length);
            }
        }

        return values;
    }
}
