using Gateway.Server.Materials.Acts;
using Gateway.Server.Materials.Evidences;

namespace Gateway.Server.Materials;

/// <summary>What answers once, whichever door a call came in by.</summary>
internal sealed record MaterialsMethods(
    CaseReading Reading, EvidenceActs Evidences, AcceptAct Accept, CommitAct Commit, CheckAct Check, AskedAct Asked, AnnounceAct Announce, CloseAct Close);
