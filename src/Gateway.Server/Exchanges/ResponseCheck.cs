using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Records;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Exchanges;

/// <summary>Holds a department's answer against what was asked of it. Nothing of an answer that fails is passed on.</summary>
internal static class ResponseCheck
{
    private const int PseudonymSize = 16;

    // 0001-01-01 to 9999-12-31, the range of google.protobuf.Timestamp.
    private const long LeastSecond = -62_135_596_800;
    private const long GreatestSecond = 253_402_300_799;

    /// <summary>Checks the records of one key: the provider's fault, or null.</summary>
    public static Refusal? Check(
        RepeatedField<ByteString> records, RepeatedField<FetchFault> faults, Timestamp? asOf, in Decision decision)
    {
        if (records.Count > decision.RowLimit)
        {
            return Fault("more records than the row limit.");
        }

        var asked = decision.Plain.Union(decision.Masked);
        foreach (var record in records)
        {
            var verdict = RecordCheck.Check(record.Span, decision.Entry!, asked);
            if (!verdict.IsSound)
            {
                return Fault($"{verdict.Flaw}, field number {verdict.Field}.");
            }
        }

        if (faults.Count > decision.RowLimit + 1)
        {
            return Fault("more than an answer may hold.");
        }

        foreach (var fault in faults)
        {
            var index = decision.Entry!.IndexOf(fault.Number);
            if (index < 0 || !asked.Contains(index))
            {
                return Fault("a fault of a field that was not asked for.");
            }
        }

        return CheckMoment(asOf);
    }

    /// <summary>Checks an as_of.</summary>
    public static Refusal? CheckMoment(Timestamp? asOf) =>
        asOf is not null && (asOf.Nanos is < 0 or > 999_999_999 || asOf.Seconds is < LeastSecond or > GreatestSecond)
            ? Fault("as_of is no moment.")
            : null;

    /// <summary>Checks the pseudonyms of the subjects of so many records.</summary>
    public static Refusal? CheckSubjects(RepeatedField<ByteString> pseudonyms, string keyId, in Decision decision, int records)
    {
        if (pseudonyms.Count > records * Math.Max(1, decision.Entry!.SubjectFields.Length) || keyId.Length > 64)
        {
            return Fault("more pseudonyms than its records can have subjects.");
        }

        foreach (var pseudonym in pseudonyms)
        {
            if (pseudonym.Length != PseudonymSize)
            {
                return Fault("a pseudonym that is not 16 bytes.");
            }
        }

        return null;
    }

    /// <summary>The provider answered what was not asked.</summary>
    public static Refusal Fault(string detail) => new(Reasons.ProviderAnswerInvalid, Detail: detail);
}
