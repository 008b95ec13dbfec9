using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Typed;

/// <summary>Reads claimed values: an entry's <c>Record</c> message.</summary>
internal static class TypedClaims
{
    /// <summary>
    /// Adds the claims by api_name; false where the bytes are no such record. A field that the entry does not have, and
    /// a state or provenance, which nobody can claim, stays in as a name that no field has: the decision refuses it.
    /// </summary>
    public static bool Read(Entry entry, ReadOnlySpan<byte> record, List<KeyValuePair<string, Value>> claims)
    {
        var scanner = RecordScanner.Lenient(record);
        while (scanner.Read())
        {
            var index = entry.IndexOf((uint)scanner.Number);
            var name = index < 0 ? "?" : entry.Fields[index].ApiName;
            if ((index < 0 ? new Value() : TypedValues.Read(entry.Fields[index].Type, ref scanner)) is not { } value)
            {
                return false;
            }

            // As protobuf has it, the last of several counts.
            var known = claims.FindIndex(claim => ReferenceEquals(claim.Key, name));
            if (known >= 0)
            {
                claims[known] = new(name, value);
            }
            else
            {
                claims.Add(new(name, value));
            }
        }

        return scanner.Flaw == RecordFlaw.None;
    }
}
