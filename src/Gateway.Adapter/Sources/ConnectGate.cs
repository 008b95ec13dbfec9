namespace Gateway.Adapter.Sources;

/// <summary>After a connection could not be opened, answers for a moment without trying again.</summary>
internal sealed class ConnectGate(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private SourceException? _fault;
    private long _at;

    public void ThrowIfShut()
    {
        if (Volatile.Read(ref _fault) is { } fault && time.GetElapsedTime(Volatile.Read(ref _at)) < Pause)
        {
            throw new SourceException(fault.Kind, fault.Code);
        }
    }

    public void Shut(SourceException fault)
    {
        Volatile.Write(ref _at, time.GetTimestamp());
        Volatile.Write(ref _fault, fault);
    }

    public void Open() => Volatile.Write(ref _fault, null);
}
