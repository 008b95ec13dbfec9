using Google.Protobuf;

namespace Gateway.Server.Certificates;

/// <summary>
/// What is known of the certificates of an answer besides their faces, as members of the message: it is the same for everyone who is given
/// the answer on one day, and on the next one a term may have ended.
/// </summary>
/// <param name="Day">The day of the jurisdiction.</param>
/// <param name="All">One for each record, in order.</param>
internal sealed record EncodedHeads(DateOnly Day, ByteString[] All);
