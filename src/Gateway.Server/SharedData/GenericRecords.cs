using System.Buffers;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Google.Protobuf;

namespace Gateway.Server.SharedData;

/// <summary>
/// Records of an entry's own shape written as <c>gateway.v1.Record</c>: each field's bytes are framed anew, under
/// its api_name and with the number of its type in <c>gateway.v1.Value</c>, and are not decoded.
/// </summary>
internal readonly struct GenericRecords(Entry entry, IReadOnlyList<ByteString> records)
{
    private const uint MapEntryTag = (1 << 3) | 2;
    private const uint KeyTag = (1 << 3) | 2;
    private const uint ValueTag = (2 << 3) | 2;
    private const uint AbsentTag = (15 << 3) | 0;

    /// <summary>Length of all records, each behind the tag.</summary>
    public int CalculateSize(uint tag)
    {
        var size = 0;
        foreach (var record in records)
        {
            size += Framed(tag, SizeOf(record.Span));
        }

        return size;
    }

    /// <summary>Writes all records, each behind the tag.</summary>
    public void WriteTo(IBufferWriter<byte> writer, uint tag)
    {
        foreach (var record in records)
        {
            var size = SizeOf(record.Span);
            var framed = Framed(tag, size);
            var span = writer.GetSpan(framed);
            var position = WriteHead(span, 0, tag, size);
            position = WriteRecord(record.Span, span, position);
            writer.Advance(position);
        }
    }

    private int SizeOf(ReadOnlySpan<byte> record)
    {
        var size = 0;
        var fields = new Fields(entry, record);
        while (fields.Read())
        {
            size += Framed(MapEntryTag, fields.EntrySize);
        }

        return size;
    }

    private int WriteRecord(ReadOnlySpan<byte> record, Span<byte> span, int position)
    {
        var fields = new Fields(entry, record);
        while (fields.Read())
        {
            position = WriteHead(span, position, MapEntryTag, fields.EntrySize);
            position = WriteHead(span, position, KeyTag, fields.Name.Length);
            position += Encoding.UTF8.GetBytes(fields.Name, span[position..]);
            position = WriteHead(span, position, ValueTag, fields.ValueSize);
            position = WriteVarint(span, position, fields.KindTag);
            if (fields.IsDelimited)
            {
                position = WriteVarint(span, position, (uint)fields.Payload.Length);
            }

            fields.Payload.CopyTo(span[position..]);
            position += fields.Payload.Length;
        }

        return position;
    }

    private static int Framed(uint tag, int length) => VarintSize(tag) + VarintSize((uint)length) + length;

    private static int WriteHead(Span<byte> span, int position, uint tag, int length) =>
        WriteVarint(span, WriteVarint(span, position, tag), (uint)length);

    private static int WriteVarint(Span<byte> span, int position, uint value)
    {
        while (value >= 0x80)
        {
            span[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[position++] = (byte)value;
        return position;
    }

    private static int VarintSize(uint value) => (38 - System.Numerics.BitOperations.LeadingZeroCount(value | 1)) / 7;

    /// <summary>The fields of one record as members of <c>gateway.v1.Value</c>.</summary>
    private ref struct Fields(Entry entry, ReadOnlySpan<byte> record)
    {
        private RecordScanner _scanner = new(record);

        public string Name { get; private set; } = "";

        public uint KindTag { get; private set; }

        public bool IsDelimited { get; private set; }

        public ReadOnlySpan<byte> Payload { get; private set; }

        public readonly int ValueSize =>
            VarintSize(KindTag) + (IsDelimited ? VarintSize((uint)Payload.Length) : 0) + Payload.Length;

        public readonly int EntrySize => Framed(KeyTag, Name.Length) + Framed(ValueTag, ValueSize);

        public bool Read()
        {
            if (!_scanner.Read())
            {
                return false;
            }

            if (_scanner.Number == Field.StatesNumber)
            {
                // A state is { 1: number, 2: absence }; the absence's varint is its last byte.
                FieldStateMark.TryRead(_scanner.Payload, out var state);
                Name = NameOf(state.Number, out _);
                KindTag = AbsentTag;
                IsDelimited = false;
                Payload = _scanner.Payload[^1..];
                return true;
            }

            Name = NameOf(_scanner.Number, out var type);
            IsDelimited = _scanner.WireType == WireType.Length;
            KindTag = ((uint)type << 3) | (IsDelimited ? 2u : 0u);
            Payload = _scanner.Payload;
            return true;
        }

        private readonly string NameOf(int number, out FieldType type)
        {
            var index = entry.IndexOf((uint)number);
            if (index < 0)
            {
                throw new InvalidOperationException("A record was released without having been checked.");
            }

            type = entry.Fields[index].Type;
            return entry.Fields[index].ApiName;
        }
    }
}
