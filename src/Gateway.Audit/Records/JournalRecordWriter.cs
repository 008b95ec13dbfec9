using System.Buffers;

namespace Gateway.Audit;

/// <summary>The canonical bytes of a <see cref="JournalRecord"/>, by the rules of <see cref="ExchangeRecordWriter"/>.</summary>
public static class JournalRecordWriter
{
    /// <summary>Writes the record's bytes.</summary>
    public static void Write(JournalRecord record, IBufferWriter<byte> destination)
    {
        CanonicalWriter writer = CanonicalWriter.ForThread();
        Write(record, writer);
        destination.Write(writer.Record);
    }

    internal static void Write(JournalRecord record, CanonicalWriter writer)
    {
        ExchangeId.CopyTo(record.ExchangeId, writer.Bytes(1, ExchangeId.Size));
        writer.Integer(2, UnixMicroseconds.Of(record.At));
        writer.Text(3, record.Consumer);
        writer.Text(4, record.ConsumerSystem);
        writer.Text(5, record.Agreement);
        writer.Text(6, record.ServiceItemCode);
        writer.Text(7, record.Entry);
        writer.Text(8, record.EntryVersion);
        WritePacked(9, record.PlainFields.Span, writer);
        WritePacked(10, record.MaskedFields.Span, writer);
        foreach (ref readonly Pseudonym pseudonym in record.SubjectPseudonyms.Span)
        {
            pseudonym.CopyTo(writer.Bytes(11, Pseudonym.Size));
        }

        writer.Text(12, record.PseudonymKeyId);
        writer.Integer(13, record.RecordCount);
        writer.Text(14, record.Operation);
    }

    private static void WritePacked(int field, ReadOnlySpan<uint> numbers, CanonicalWriter writer)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        int start = writer.Begin(field);
        foreach (uint number in numbers)
        {
            writer.Element(number);
        }

        writer.End(start);
    }
}
