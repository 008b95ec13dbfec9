using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gateway.Core.Snapshots;

/// <summary>
/// A map's value that is mostly one object: that object itself, or an array of several. It spares the commonest
/// lookup one read of memory that is in no cache.
/// </summary>
internal static class OneOrMany
{
    public static object Of<T>(T[] all)
        where T : class => all.Length == 1 ? all[0] : all;

    /// <summary>The objects, where they stand in the map.</summary>
    public static ReadOnlySpan<T> Read<T>(ref readonly object? value)
        where T : class => value switch
        {
            null => [],
            T[] many => many,

            // Only Of makes such values: what is no array is a T.
            _ => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<object, T>(ref Unsafe.AsRef(in value)!), 1),
        };

    public static T[] ToArray<T>(object? value)
        where T : class => Read<T>(in value).ToArray();
}
