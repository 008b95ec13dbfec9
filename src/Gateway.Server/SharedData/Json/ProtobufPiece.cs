namespace Gateway.Server.SharedData.Json;

/// <summary>A field, or the key of a map, in bytes that were written.</summary>
/// <param name="Number">Number of the field.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct ProtobufPiece(int Number, int Start, int Length) : IComparable<ProtobufPiece>
{
    public int CompareTo(ProtobufPiece other) => Number.CompareTo(other.Number);
}
