namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>The departments' databases, which lag behind the events that they report themselves.</summary>
internal sealed class Source(World world)
{
    private readonly bool[] _revoked = new bool[Certificates.Count];
    private readonly int[] _wanted = new int[Certificates.Count];
    private readonly int[] _done = new int[Certificates.Count];
    private long _downUntil;

    public bool IsDown => world.Now < _downUntil;

    public bool Says(int certificate) => _revoked[certificate];

    /// <summary>It says so, and has nothing else to catch up with.</summary>
    public bool StaysRevoked(int certificate) => _revoked[certificate] && _done[certificate] == _wanted[certificate];

    public void GoDown(long ticks) => _downUntil = world.Now + ticks;

    public void Become(int certificate, bool revoked, long lag)
    {
        var number = ++_wanted[certificate];
        if (lag == 0)
        {
            Set();
        }
        else
        {
            world.At(world.Now + lag, Set);
        }

        void Set()
        {
            if (number > _done[certificate])
            {
                world.Note($"source of {certificate} says revoked: {revoked}");
                (_done[certificate], _revoked[certificate]) = (number, revoked);
            }
        }
    }
}
