namespace Gateway.Audit;

/// <summary>How a subject takes part. Numbers as in <c>gateway.audit.v1.SubjectRole</c>.</summary>
public enum SubjectRole
{
    /// <summary>Never written.</summary>
    Unspecified = 0,

    /// <summary>The caller named it in the key.</summary>
    Asked = 1,

    /// <summary>The answer is about it.</summary>
    Answered = 2,

    /// <summary>The applicant of the case.</summary>
    Applicant = 3,
}
