using System.Buffers;
using System.Diagnostics;
using CsCheck;
using Google.Protobuf;
using Wire = Gateway.Contracts.Audit.V1;

namespace Gateway.Audit.Tests.Records;

/// <summary>Whatever a record holds, Google's library reads it back and would write the same bytes.</summary>
public sealed class RecordProperties
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const(""), Gen.String[Gen.Char.AlphaNumeric, 0, 40], Gen.String[Gen.Char['一', '龥'], 0, 200], Gen.Const("𠮷😀\0\u001f"));

    private static readonly Gen<Digest> Digests = Gen.Byte.Array[Digest.Size].Select(bytes => new Digest(bytes));

    private static readonly Gen<Guid> Ids = Gen.Byte.Array[16].Select(bytes => ExchangeId.Read(bytes));

    private static readonly Gen<Pseudonym> Pseudonyms = Gen.Byte.Array[16].Select(bytes => new Pseudonym(bytes));

    private static readonly Gen<DateTimeOffset> Times =
        Gen.Long[0, 4_000_000_000_000_000].Select(value => DateTimeOffset.UnixEpoch.AddMicroseconds(value));

    private static readonly Gen<SubjectPseudonym> Subjects = Gen.Select(
        Gen.Int[0, 3], Pseudonyms, Text, (role, pseudonym, key) => new SubjectPseudonym((SubjectRole)role, pseudonym, key));

    private static readonly Gen<FieldRelease> Fields = Gen.Select(
        Gen.UInt, Text, Gen.Bool, Digests, (number, name, masked, digest) => new FieldRelease(number, name, masked, digest));

    private static readonly Gen<ActChange> Changes = Gen.Select(
        Text, Text, Text, Digests, (kind, key, action, digest) => new ActChange(kind, key, action, digest));

    private static readonly Gen<Act> Acts = Gen.Select(
        Text, Gen.ULong, Changes.Array[0, 4], (verb, revision, changes) => new Act { Verb = verb, Revision = revision, Changes = changes });

    private static readonly Gen<Aggregate> Aggregates = Gen.Select(
        Text, Gen.Long, Gen.ULong, (address, minute, count) => new Aggregate(address, minute, count));

    private static readonly Gen<ExchangeRecord> Parties = Gen.Select(
        Ids, Gen.Int[0, 6], Times, Gen.Long[0, 1L << 40], Text, Text, Text, Gen.ULong,
        (id, kind, started, duration, consumer, provider, entry, revision) => new ExchangeRecord
        {
            ExchangeId = id,
            Kind = (RecordKind)kind,
            StartedAt = started,
            Duration = TimeSpan.FromMicroseconds(duration),
            ConsumerSystem = entry,
            Consumer = consumer,
            Provider = provider,
            Entry = entry,
            EntryVersion = consumer,
            Operation = provider,
            Agreement = consumer,
            AgreementRevision = revision,
        });

    private static readonly Gen<ExchangeRecord> Purposes = Gen.Select(
        Parties, Text, Text, Text, Text,
        (record, item, scenario, number, officer) => record with
        {
            ServiceItemCode = item,
            Scenario = scenario,
            CaseNumber = number,
            TaskNumber = officer,
            OfficerId = officer,
            Channel = scenario,
            AuthorisationRef = number,
            MaterialCode = item,
        });

    private static readonly Gen<ExchangeRecord> Records = Gen.Select(
        Purposes, Subjects.Array[0, 4], Fields.Array[0, 12], Gen.Int[0, 5], Gen.UInt, Times, Gen.Byte.Array[16],
        Gen.Select(Acts.Null(), Aggregates.Null()),
        (record, subjects, fields, outcome, count, asOf, random, parts) => record with
        {
            Subjects = subjects,
            Fields = fields,
            Outcome = (Outcome)outcome,
            Reason = record.Entry,
            FaultSide = (FaultSide)(outcome % 4),
            RecordCount = count,
            Cached = outcome == 1,
            AsOf = outcome == 2 ? null : asOf,
            TraceId = outcome == 3 ? default : ActivityTraceId.CreateFromBytes(random),
            Salt = new Salt(random),
            Act = parts.Item1,
            Aggregate = parts.Item2,
            Page = count / 2,
        });

    private static readonly Gen<JournalRecord> Journal = Gen.Select(
        Ids, Times, Text, Text, Gen.UInt.Array[0, 20], Gen.UInt.Array[0, 3], Pseudonyms.Array[0, 3], Gen.UInt,
        (id, at, first, second, plain, masked, subjects, count) => new JournalRecord
        {
            ExchangeId = id,
            At = at,
            Consumer = first,
            ConsumerSystem = second,
            Agreement = first,
            ServiceItemCode = second,
            Entry = first,
            EntryVersion = second,
            PlainFields = plain,
            MaskedFields = masked,
            SubjectPseudonyms = subjects,
            PseudonymKeyId = second,
            RecordCount = count,
            Operation = first,
        });

    [Fact]
    public void An_exchange_record_is_read_back_whole_and_canonical() => Records.Sample(
        record =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            ExchangeRecordWriter.Write(record, buffer);
            Wire.ExchangeRecord expected = AsWire(record);
            Assert.Equal(expected, Wire.ExchangeRecord.Parser.ParseFrom(buffer.WrittenSpan));
            Assert.Equal(expected.ToByteArray(), buffer.WrittenSpan.ToArray());
        },
        iter: 2000);

    [Fact]
    public void A_journal_record_is_read_back_whole_and_canonical() => Journal.Sample(
        record =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            JournalRecordWriter.Write(record, buffer);
            Wire.JournalRecord expected = AsWire(record);
            Assert.Equal(expected, Wire.JournalRecord.Parser.ParseFrom(buffer.WrittenSpan));
            Assert.Equal(expected.ToByteArray(), buffer.WrittenSpan.ToArray());
        },
        iter: 2000);

    private static Wire.ExchangeRecord AsWire(ExchangeRecord record)
    {
        var wire = new Wire.ExchangeRecord
        {
            ExchangeId = ByteString.CopyFrom(record.ExchangeId.ToByteArray(bigEndian: true)),
            Kind = (Wire.RecordKind)record.Kind,
            StartedAt = (record.StartedAt - DateTimeOffset.UnixEpoch).Ticks / 10,
            Duration = record.Duration.Ticks / 10,
            ConsumerSystem = record.ConsumerSystem,
            Consumer = record.Consumer,
            Provider = record.Provider,
            Entry = record.Entry,
            EntryVersion = record.EntryVersion,
            Operation = record.Operation,
            Agreement = record.Agreement,
            AgreementRevision = record.AgreementRevision,
            ServiceItemCode = record.ServiceItemCode,
            Scenario = record.Scenario,
            CaseNumber = record.CaseNumber,
            TaskNumber = record.TaskNumber,
            OfficerId = record.OfficerId,
            Channel = record.Channel,
            AuthorisationRef = record.AuthorisationRef,
            MaterialCode = record.MaterialCode,
            Outcome = (Wire.Outcome)record.Outcome,
            Reason = record.Reason,
            FaultSide = (Wire.FaultSide)record.FaultSide,
            RecordCount = record.RecordCount,
            Cached = record.Cached,
            AsOf = record.AsOf is { } asOf ? (asOf - DateTimeOffset.UnixEpoch).Ticks / 10 : 0,
            TraceId = record.TraceId == default ? ByteString.Empty : ByteString.CopyFrom(Convert.FromHexString(record.TraceId.ToHexString())),
            Salt = Bytes(record.Salt.CopyTo, Salt.Size),
            Page = record.Page,
        };
        foreach (SubjectPseudonym subject in record.Subjects.ToArray())
        {
            wire.Subjects.Add(new Wire.SubjectPseudonym
            {
                Role = (Wire.SubjectRole)subject.Role,
                Pseudonym = Bytes(subject.Pseudonym.CopyTo, Pseudonym.Size),
                KeyId = subject.KeyId,
            });
        }

        foreach (FieldRelease field in record.Fields.ToArray())
        {
            wire.Fields.Add(new Wire.FieldRelease
            {
                Number = field.Number,
                ApiName = field.ApiName,
                Masked = field.Masked,
                Digest = Bytes(field.Digest.CopyTo, Digest.Size),
            });
        }

        if (record.Act is { } act)
        {
            wire.Act = new Wire.Act { Verb = act.Verb, Revision = act.Revision };
            wire.Act.Changes.Add(act.Changes.ToArray().Select(change => new Wire.ActChange
            {
                Kind = change.Kind,
                Key = change.Key,
                Action = change.Action,
                Digest = Bytes(change.Digest.CopyTo, Digest.Size),
            }));
        }

        if (record.Aggregate is { } aggregate)
        {
            wire.Aggregate = new Wire.Aggregate { Address = aggregate.Address, Minute = aggregate.Minute, Count = aggregate.Count };
        }

        return wire;
    }

    private static Wire.JournalRecord AsWire(JournalRecord record) => new()
    {
        ExchangeId = ByteString.CopyFrom(record.ExchangeId.ToByteArray(bigEndian: true)),
        At = (record.At - DateTimeOffset.UnixEpoch).Ticks / 10,
        Consumer = record.Consumer,
        ConsumerSystem = record.ConsumerSystem,
        Agreement = record.Agreement,
        ServiceItemCode = record.ServiceItemCode,
        Entry = record.Entry,
        EntryVersion = record.EntryVersion,
        PlainFields = { record.PlainFields.ToArray() },
        MaskedFields = { record.MaskedFields.ToArray() },
        SubjectPseudonyms = { record.SubjectPseudonyms.ToArray().Select(one => Bytes(one.CopyTo, Pseudonym.Size)) },
        PseudonymKeyId = record.PseudonymKeyId,
        RecordCount = record.RecordCount,
        Operation = record.Operation,
    };

    private static ByteString Bytes(Action<Span<byte>> copyTo, int length)
    {
        var bytes = new byte[length];
        copyTo(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
