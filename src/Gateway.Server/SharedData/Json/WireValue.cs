using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Json;

/// <summary>One value found on the wire.</summary>
/// <param name="Field">Index of its field; -1 where another member of its oneof came later.</param>
/// <param name="WireType">Its wire type.</param>
/// <param name="Start">Where its bytes begin in the message.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Varint">Its number, where the wire type is that.</param>
internal readonly record struct WireValue(int Field, WireType WireType, int Start, int Length, ulong Varint) : IComparable<WireValue>
{
    public int CompareTo(WireValue other) => (Field, Start).CompareTo((other.Field, other.Start));

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> message) => message.Slice(Start, Length);
}
