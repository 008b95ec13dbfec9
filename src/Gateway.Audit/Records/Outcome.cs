namespace Gateway.Audit;

/// <summary>How an exchange ended. Numbers as in <c>gateway.audit.v1.Outcome</c>.</summary>
public enum Outcome
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Answered with records.</summary>
    Found = 1,

    /// <summary>Answered: the source holds none.</summary>
    NotFound = 2,

    /// <summary>Refused by a decision or the meter.</summary>
    Refused = 3,

    /// <summary>Allowed, but no answer could be had.</summary>
    Failed = 4,

    /// <summary>The caller went away before the answer.</summary>
    Abandoned = 5,
}
