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
    private const uint AsOfTag = (2 << 3) | 2;
    private const uint AbsentTag = (15 << 3) | 0;

    /// <summary>Length of all records, each behind the tag.</summary>
    public int CalculateSize(uint tag)
    {
        var size = 0;
        foreach (var record in records)
        {
            size += Wire.Framed(tag, SizeOf(record.Span));
        }

        return size;
    }

    /// <summary>Writes all records, each behind the tag.</summary>
    public void WriteTo(IBufferWriter<byte> writer, uint tag)
    {
        foreach (var record in records)
        {
            var size = SizeOf(record.Span);
            var framed = Wire.Framed(tag, size);
            var span = writer.GetSpan(framed);
            var position = Wire.WriteHead(span, 0, tag, size);
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
            size += Wire.Framed(fields.MapTag, fields.EntrySize);
        }

        return size;
    }

    private int WriteRecord(ReadOnlySpan<byte> record, Span<byte> span, int position)
    {
        var fields = new Fields(entry, record);
        while (fields.Read())
        {
            position = Wire.WriteHead(span, position, fields.MapTag, fields.EntrySize);
            position = Wire.WriteHead(span, position, KeyTag, fields.Name.Length);
            position += Encoding.UTF8.GetBytes(fields.Name, span[position..]);
            position = Wire.WriteHead(span, position, ValueTag, fields.ValueSize);
            if (fields.KindTag != 0)
            {
                position = Wire.WriteVarint(span, position, fields.KindTag);
                position = fields.IsDelimited ? Wire.WriteVarint(span, position, (uint)fields.Payload.Length) : position;
            }

            fields.Payload.CopyTo(span[position..]);
            position += fields.Payload.Length;
        }

        return position;
    }

    /// <summary>The fields of one record as members of <c>gateway.v1.Value</c>.</summary>
    private ref struct Fields(Entry entry, ReadOnlySpan<byte> record)
    {
        private RecordScanner _scanner = new(record);

        /// <summary>The map of <c>gateway.v1.Record</c> that it belongs to.</summary>
        public uint MapTag { get; private set; }

        public string Name { get; private set; } = "";

        /// <summary>The member of <c>gateway.v1.Value</c>; 0 where the payload is the map's value itself.</summary>
        public uint KindTag { get; private set; }

        public bool IsDelimited { get; private set; }

        public ReadOnlySpan<byte> Payload { get; private set; }

        public readonly int ValueSize => KindTag == 0
            ? Payload.Length
            : Wire.VarintSize(KindTag) + (IsDelimited ? Wire.VarintSize((uint)Payload.Length) : 0) + Payload.Length;

        public readonly int EntrySize => Wire.Framed(KeyTag, Name.Length) + Wire.Framed(ValueTag, ValueSize);

        public bool Read()
        {
            if (!_scanner.Read())
            {
                return false;
            }

            MapTag = MapEntryTag;
            if (_scanner.Number == Field.ProvenanceNumber)
            {
                ReadProvenance();
                return true;
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

        // A provenance is { 1: number, 2: as_of }; the moment stands as it is.
        private void ReadProvenance()
        {
            var members = new RecordScanner(_scanner.Payload);
            members.Read();
            Name = NameOf((int)members.Varint, out _);
            members.Read();
            MapTag = AsOfTag;
            KindTag = 0;
            IsDelimited = false;
            Payload = members.Payload;
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
