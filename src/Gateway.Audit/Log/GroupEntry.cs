namespace Gateway.Audit;

/// <summary>One record of a group: where its bytes lie in the group's buffer.</summary>
internal readonly record struct GroupEntry(Guid Id, Digest Leaf, int Offset, int Length);
