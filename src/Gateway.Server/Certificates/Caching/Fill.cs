using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching;

/// <summary>What the source said.</summary>
internal sealed class Fill
{
    private Fill()
    {
    }

    /// <summary>The answer's bytes.</summary>
    public ReadOnlyMemory<byte> Payload { get; private init; }

    /// <summary>Everything whose events end it.</summary>
    public ImmutableArray<InvalidationKey> Keys { get; private init; } = [];

    /// <summary>How long it may be served, from the beginning of the fill.</summary>
    public TimeSpan Lifetime { get; private init; }

    /// <summary>When the register was read; null where there was nothing to read of.</summary>
    public RegisterReading? Reading { get; private init; }

    /// <summary>It may be kept.</summary>
    public bool Cacheable { get; private init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public object? Failure { get; private init; }

    /// <summary>An answer. Its bytes are not changed any more. Without a key no event could end it, and it is not kept.</summary>
    public static Fill Of(ReadOnlyMemory<byte> payload, ImmutableArray<InvalidationKey> keys, TimeSpan lifetime, bool cacheable, RegisterReading? reading = null) => new()
    {
        Payload = payload,
        Keys = keys,
        Lifetime = lifetime,
        Reading = reading,
        Cacheable = cacheable && lifetime > TimeSpan.Zero && keys.Length > 0,
    };

    /// <summary>No answer: never kept, and given to everyone who waits for it.</summary>
    public static Fill Failed(object failure) => new() { Failure = failure };
}
