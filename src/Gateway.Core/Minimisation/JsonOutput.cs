using System.Buffers;

namespace Gateway.Core.Minimisation;

/// <summary>Writes to a buffer writer with few calls to it; what is not committed is not written.</summary>
internal ref struct JsonOutput(IBufferWriter<byte> writer)
{
    private const int GreatestAsk = 4096;

    private Span<byte> _room;
    private int _used;

    public void Write(byte value)
    {
        if (_used == _room.Length)
        {
            Renew(1);
        }

        _room[_used++] = value;
    }

    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _room.Length - _used)
        {
            var fits = _room.Length - _used;
            bytes[..fits].CopyTo(_room[_used..]);
            _used += fits;
            bytes = bytes[fits..];
            Renew(bytes.Length);
        }

        bytes.CopyTo(_room[_used..]);
        _used += bytes.Length;
    }

    public void Commit()
    {
        if (_used > 0)
        {
            writer.Advance(_used);
        }

        _room = default;
        _used = 0;
    }

    private void Renew(int wanted)
    {
        Commit();
        _room = writer.GetSpan(Math.Min(wanted, GreatestAsk));
    }
}
