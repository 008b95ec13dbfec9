namespace Gateway.Core.Decisions;

/// <summary>gRPC status codes, numbered as in the gRPC specification.</summary>
public enum StatusCode
{
    /// <summary>INVALID_ARGUMENT.</summary>
    InvalidArgument = 3,

    /// <summary>DEADLINE_EXCEEDED.</summary>
    DeadlineExceeded = 4,

    /// <summary>NOT_FOUND.</summary>
    NotFound = 5,

    /// <summary>PERMISSION_DENIED.</summary>
    PermissionDenied = 7,

    /// <summary>RESOURCE_EXHAUSTED.</summary>
    ResourceExhausted = 8,

    /// <summary>FAILED_PRECONDITION.</summary>
    FailedPrecondition = 9,

    /// <summary>ABORTED.</summary>
    Aborted = 10,

    /// <summary>UNIMPLEMENTED.</summary>
    Unimplemented = 12,

    /// <summary>INTERNAL.</summary>
    Internal = 13,

    /// <summary>UNAVAILABLE.</summary>
    Unavailable = 14,

    /// <summary>DATA_LOSS.</summary>
    DataLoss = 15,

    /// <summary>UNAUTHENTICATED.</summary>
    Unauthenticated = 16,
}
