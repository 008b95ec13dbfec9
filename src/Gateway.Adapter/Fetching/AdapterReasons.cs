namespace Gateway.Adapter.Fetching;

/// <summary>Reason codes of <c>google.rpc.ErrorInfo</c>, domain <c>gateway.adapter</c>. Stable.</summary>
public static class AdapterReasons
{
    /// <summary>Domain of the reasons.</summary>
    public const string Domain = "gateway.adapter";

    /// <summary>UNAUTHENTICATED: no client certificate.</summary>
    public const string CertificateMissing = "CERTIFICATE_MISSING";

    /// <summary>UNAUTHENTICATED: the client certificate is not of a configured authority, or not valid now.</summary>
    public const string CertificateUntrusted = "CERTIFICATE_UNTRUSTED";

    /// <summary>PERMISSION_DENIED: the certificate is not the gateway's.</summary>
    public const string CallerNotGateway = "CALLER_NOT_GATEWAY";

    /// <summary>INVALID_ARGUMENT: the request breaks a rule of the contract; metadata field_number where one field does.</summary>
    public const string RequestInvalid = "REQUEST_INVALID";

    /// <summary>INVALID_ARGUMENT: a key value can be no value of its field; metadata field_number.</summary>
    public const string KeyInvalid = "KEY_INVALID";

    /// <summary>NOT_FOUND: the adapter maps no such entry.</summary>
    public const string EntryNotMapped = "ENTRY_NOT_MAPPED";

    /// <summary>FAILED_PRECONDITION: the handle is not of a prepared schema; call Prepare and try again.</summary>
    public const string SchemaNotPrepared = "SCHEMA_NOT_PREPARED";

    /// <summary>FAILED_PRECONDITION: the database's schema is no longer what was prepared; call Prepare for the faults.</summary>
    public const string SchemaChanged = "SCHEMA_CHANGED";

    /// <summary>UNAVAILABLE: the database cannot be reached, or refuses the account.</summary>
    public const string SourceUnavailable = "SOURCE_UNAVAILABLE";

    /// <summary>RESOURCE_EXHAUSTED: too many calls wait for the database.</summary>
    public const string SourceBusy = "SOURCE_BUSY";

    /// <summary>DEADLINE_EXCEEDED: the statement timeout or the call's deadline passed.</summary>
    public const string SourceTimeout = "SOURCE_TIMEOUT";

    /// <summary>INTERNAL: the database reported an error; metadata code.</summary>
    public const string SourceFailed = "SOURCE_FAILED";

    /// <summary>CANCELLED: the caller went away.</summary>
    public const string CallCancelled = "CALL_CANCELLED";

    /// <summary>UNAVAILABLE: the journal cannot be written, so nothing was released.</summary>
    public const string JournalUnavailable = "JOURNAL_UNAVAILABLE";
}
