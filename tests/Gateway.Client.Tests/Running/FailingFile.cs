namespace Gateway.Client.Tests.Running;

/// <summary>A file on a disk that does what the test says.</summary>
internal sealed class FailingFile(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    private int _fault;

    public DiskFault Fault
    {
        get => (DiskFault)Volatile.Read(ref _fault);
        set => Volatile.Write(ref _fault, (int)value);
    }

    public override long Length => Fault == DiskFault.Gone ? throw new IOException("The disk is gone.") : base.Length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Fault == DiskFault.None)
        {
            base.Write(buffer);
            return;
        }

        base.Write(buffer[..(buffer.Length / 2)]);
        throw new IOException("The disk is full.");
    }

    public override void SetLength(long value)
    {
        if (Fault != DiskFault.None)
        {
            throw new IOException("The disk does not answer.");
        }

        base.SetLength(value);
    }
}
