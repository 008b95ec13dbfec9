using System.Buffers;

namespace Gateway.Audit;

/// <summary>
/// The canonical bytes of an <see cref="ExchangeRecord"/>: fields ascending, defaults left out, shortest
/// varints (<c>gateway/audit/v1/exchange_record.proto</c>).
/// </summary>
public static class ExchangeRecordWriter
{
    /// <summary>Writes the record's bytes.</summary>
    public static void Write(ExchangeRecord record, IBufferWriter<byte> destination)
    {
        CanonicalWriter writer = CanonicalWriter.ForThread();
        Write(record, writer);
        destination.Write(writer.Record);
    }

    internal static void Write(ExchangeRecord record, CanonicalWriter writer)
    {
        ExchangeId.CopyTo(record.ExchangeId, writer.Bytes(1, ExchangeId.Size));
        writer.Integer(2, (int)record.Kind);
        writer.Integer(3, UnixMicroseconds.Of(record.StartedAt));
        writer.Integer(4, UnixMicroseconds.Of(record.Duration));
        WriteParties(record, writer);
        WritePurpose(record, writer);
        WriteAnswer(record, writer);
        if (record.TraceId != default)
        {
            record.TraceId.CopyTo(writer.Bytes(29, 16));
        }

        record.Salt.CopyTo(writer.Bytes(30, Salt.Size));
        if (record.Act is not null)
        {
            WriteAct(record.Act, writer);
        }

        if (record.Aggregate is not null)
        {
            int start = writer.Begin(32);
            writer.Text(1, record.Aggregate.Address);
            writer.Integer(2, record.Aggregate.Minute);
            writer.Integer(3, (long)record.Aggregate.Count);
            writer.End(start);
        }

        writer.Integer(33, record.Page);
    }

    private static void WriteParties(ExchangeRecord record, CanonicalWriter writer)
    {
        writer.Text(5, record.ConsumerSystem);
        writer.Text(6, record.Consumer);
        writer.Text(7, record.Provider);
        writer.Text(8, record.Entry);
        writer.Text(9, record.EntryVersion);
        writer.Text(10, record.Operation);
        writer.Text(11, record.Agreement);
        writer.Integer(12, (long)record.AgreementRevision);
    }

    private static void WritePurpose(ExchangeRecord record, CanonicalWriter writer)
    {
        writer.Text(13, record.ServiceItemCode);
        writer.Text(14, record.Scenario);
        writer.Text(15, record.CaseNumber);
        writer.Text(16, record.TaskNumber);
        writer.Text(17, record.OfficerId);
        writer.Text(18, record.Channel);
        writer.Text(19, record.AuthorisationRef);
        writer.Text(20, record.MaterialCode);
    }

    private static void WriteAnswer(ExchangeRecord record, CanonicalWriter writer)
    {
        foreach (ref readonly SubjectPseudonym subject in record.Subjects.Span)
        {
            int start = writer.Begin(21);
            writer.Integer(1, (int)subject.Role);
            subject.Pseudonym.CopyTo(writer.Bytes(2, Pseudonym.Size));
            writer.Text(3, subject.KeyId);
            writer.End(start);
        }

        foreach (ref readonly FieldRelease field in record.Fields.Span)
        {
            int start = writer.Begin(22);
            writer.Integer(1, field.Number);
            writer.Text(2, field.ApiName);
            writer.Integer(3, field.Masked ? 1 : 0);
            field.Digest.CopyTo(writer.Bytes(4, Digest.Size));
            writer.End(start);
        }

        writer.Integer(23, (int)record.Outcome);
        writer.Text(24, record.Reason);
        writer.Integer(25, (int)record.FaultSide);
        writer.Integer(26, record.RecordCount);
        writer.Integer(27, record.Cached ? 1 : 0);
        writer.Integer(28, record.AsOf is { } asOf ? UnixMicroseconds.Of(asOf) : 0);
    }

    private static void WriteAct(Act act, CanonicalWriter writer)
    {
        int start = writer.Begin(31);
        writer.Text(1, act.Verb);
        writer.Integer(2, (long)act.Revision);
        foreach (ref readonly ActChange change in act.Changes.Span)
        {
            int inner = writer.Begin(3);
            writer.Text(1, change.Kind);
            writer.Text(2, change.Key);
            writer.Text(3, change.Action);
            change.Digest.CopyTo(writer.Bytes(4, Digest.Size));
            writer.End(inner);
        }

        writer.End(start);
    }
}
