namespace Gateway.Core.Items.Resolving;

/// <summary>Why a way was not gone, or why the applicant brings a material; numbered as in the contracts.</summary>
public enum MaterialReason
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>The item names no way but the applicant.</summary>
    NobodyHoldsIt = 1,

    /// <summary>No agreement allows the question.</summary>
    NoAgreement = 2,

    /// <summary>The source answered, and holds none.</summary>
    NotFound = 3,

    /// <summary>The source's record does not satisfy the material.</summary>
    NotSatisfied = 4,

    /// <summary>The source holds no certificate that is valid.</summary>
    CertificateNotValid = 5,

    /// <summary>What the applicant claims is not what the source holds.</summary>
    Mismatch = 6,

    /// <summary>The department did not answer in time, or cannot be reached.</summary>
    DepartmentSilent = 7,

    /// <summary>The applicant says that what was found is not theirs, or wrong.</summary>
    Disputed = 8,

    /// <summary>The applicant declined.</summary>
    ApplicantDeclined = 9,

    /// <summary>The case does not say what the way needs.</summary>
    CaseSaysTooLittle = 10,

    /// <summary>It is not verified that who acts may act.</summary>
    RelationNotVerified = 11,

    /// <summary>The department checked, and objects.</summary>
    CheckObjected = 12,

    /// <summary>The department's check is overdue.</summary>
    CheckOverdue = 13,

    /// <summary>The calendar of working days does not reach so far.</summary>
    CalendarMissing = 14,

    /// <summary>A bad credit record stands.</summary>
    BadCredit = 15,

    /// <summary>What was committed to turned out to be false.</summary>
    CommitmentBroken = 16,

    /// <summary>The question failed otherwise.</summary>
    Failed = 17,
}
