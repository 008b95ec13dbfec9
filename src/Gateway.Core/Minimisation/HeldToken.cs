namespace Gateway.Core.Minimisation;

/// <summary>A token that is held until it is whole, because it is checked or masked as a whole.</summary>
internal sealed class HeldToken
{
    /// <summary>Bytes that the inside of a masked string may have.</summary>
    public const int GreatestText = 64 * 1024;

    /// <summary>Bytes that a number, or the inside of a decimal's string, may have.</summary>
    public const int GreatestNumber = 1024;

    private byte[] _bytes = [];
    private int _length;
    private int _greatest;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Begin(int greatest)
    {
        _length = 0;
        _greatest = greatest;
    }

    /// <summary>Holds the bytes, too; false where they are more than there may be.</summary>
    public bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        var length = _length + bytes.Length;
        if (length > _greatest)
        {
            return false;
        }

        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(64, Math.Min(length * 2, GreatestText)));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length = length;
        return true;
    }
}
