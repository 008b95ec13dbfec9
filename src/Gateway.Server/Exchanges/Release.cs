using Gateway.Audit;
using Google.Protobuf;

namespace Gateway.Server.Exchanges;

/// <summary>What an answer, or a page of one, releases.</summary>
/// <param name="Outcome">Found or not found.</param>
/// <param name="RecordCount">Number of records.</param>
/// <param name="AsOf">The moment for which the source states them, where it says so.</param>
/// <param name="Fields">The fields released; none where there is no record.</param>
/// <param name="Subjects">Pseudonyms of the subjects of the records.</param>
/// <param name="PseudonymKeyId">Id of the key they were made with.</param>
/// <param name="Cached">It is answered from the cache.</param>
internal readonly record struct Release(
    Outcome Outcome,
    int RecordCount,
    DateTimeOffset? AsOf,
    FieldRelease[] Fields,
    IReadOnlyList<ByteString> Subjects,
    string PseudonymKeyId,
    bool Cached = false);
