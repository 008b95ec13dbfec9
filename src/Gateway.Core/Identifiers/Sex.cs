namespace Gateway.Core.Identifiers;

/// <summary>By the parity of a citizen number's sequence, GB 11643-1999: even female, odd male.</summary>
public enum Sex
{
    Female,
    Male,
}
