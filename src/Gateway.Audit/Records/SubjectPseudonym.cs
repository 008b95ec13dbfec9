namespace Gateway.Audit;

/// <summary>A subject of an exchange, never by its identifier.</summary>
/// <param name="Role">How it takes part.</param>
/// <param name="Pseudonym">Its keyed pseudonym.</param>
/// <param name="KeyId">Id of the key.</param>
public readonly record struct SubjectPseudonym(SubjectRole Role, Pseudonym Pseudonym, string KeyId);
