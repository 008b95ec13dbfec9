using System.Globalization;
using Gateway.Adapter.Sources;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Gateway.Adapter.Fetching;

/// <summary>Answers that are not data, as <c>google.rpc.Status</c>. None holds a value, a statement or a connection string.</summary>
internal static class AdapterErrors
{
    public static RpcException Create(StatusCode code, string reason, string message, string? key = null, string? value = null) =>
        CreateStatus(code, reason, message, key, value).ToRpcException();

    public static Status CreateStatus(StatusCode code, string reason, string message, string? key = null, string? value = null)
    {
        var info = new ErrorInfo { Domain = AdapterReasons.Domain, Reason = reason };
        if (key is not null)
        {
            info.Metadata.Add(key, value);
        }

        return new Status { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
    }

    public static RpcException RequestInvalid(string message, uint field = 0) => Create(
        StatusCode.InvalidArgument,
        AdapterReasons.RequestInvalid,
        message,
        field == 0 ? null : "field_number",
        field.ToString(CultureInfo.InvariantCulture));

    public static RpcException KeyInvalid(int field) => Create(
        StatusCode.InvalidArgument,
        AdapterReasons.KeyInvalid,
        "The key's value can be no value of the field.",
        field == 0 ? null : "field_number",
        field.ToString(CultureInfo.InvariantCulture));

    public static RpcException SchemaNotPrepared() => Create(
        StatusCode.FailedPrecondition, AdapterReasons.SchemaNotPrepared, "The schema is not prepared. Call Prepare and try again.");

    public static RpcException JournalUnavailable() => Create(
        StatusCode.Unavailable, AdapterReasons.JournalUnavailable, "The adapter's journal cannot be written. Nothing was released.");

    public static RpcException Of(SourceException fault)
    {
        var (code, reason, message) = fault.Kind switch
        {
            SourceFaultKind.Unavailable => (StatusCode.Unavailable, AdapterReasons.SourceUnavailable, "The department's database cannot be reached."),
            SourceFaultKind.Busy => (StatusCode.ResourceExhausted, AdapterReasons.SourceBusy, "Too many calls wait for the department's database."),
            SourceFaultKind.Timeout => (StatusCode.DeadlineExceeded, AdapterReasons.SourceTimeout, "The department's database did not answer in time."),
            SourceFaultKind.Cancelled => (StatusCode.Cancelled, AdapterReasons.CallCancelled, "The caller went away."),
            SourceFaultKind.SchemaChanged => (StatusCode.FailedPrecondition, AdapterReasons.SchemaChanged, "The database's schema is no longer what was prepared. Call Prepare for the faults."),
            SourceFaultKind.KeyInvalid => (StatusCode.InvalidArgument, AdapterReasons.KeyInvalid, "The database cannot take the key's value."),
            _ => (StatusCode.Internal, AdapterReasons.SourceFailed, "The department's database reported an error."),
        };
        return Create(code, reason, message, "code", fault.Code);
    }
}
