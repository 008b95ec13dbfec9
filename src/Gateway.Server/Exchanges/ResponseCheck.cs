using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Records;

namespace Gateway.Server.Exchanges;

/// <summary>Holds a department's answer against what was asked of it. Nothing of an answer that fails is passed on.</summary>
internal static class ResponseCheck
{
    private const int PseudonymSize = 16;

    // 0001-01-01 to 9999-12-31, the range of google.protobuf.Timestamp.
    private const long LeastSecond = -62_135_596_800;
    private const long GreatestSecond = 253_402_300_799;

    /// <summary>The provider's fault, or null.</summary>
    public static Refusal? Check(FetchResponse response, in Decision decision)
    {
        if (response.Records.Count > decision.RowLimit)
        {
            return Fault("more records than the row limit.");
        }

        var asked = decision.Plain.Union(decision.Masked);
        foreach (var record in response.Records)
        {
            var verdict = RecordCheck.Check(record.Span, decision.Entry!, asked);
            if (!verdict.IsSound)
            {
                return Fault($"{verdict.Flaw}, field number {verdict.Field}.");
            }
        }

        if (response.AsOf is { } asOf && (asOf.Nanos is < 0 or > 999_999_999 || asOf.Seconds is < LeastSecond or > GreatestSecond))
        {
            return Fault("as_of is no moment.");
        }

        if (response.SubjectPseudonyms.Count > decision.RowLimit * Math.Max(1, decision.Entry!.SubjectFields.Length))
        {
            return Fault("more pseudonyms than its records can have subjects.");
        }

        foreach (var pseudonym in response.SubjectPseudonyms)
        {
            if (pseudonym.Length != PseudonymSize)
            {
                return Fault("a pseudonym that is not 16 bytes.");
            }
        }

        if (response.PseudonymKeyId.Length > 64 || response.Faults.Count > decision.RowLimit + 1)
        {
            return Fault("more than an answer may hold.");
        }

        foreach (var fault in response.Faults)
        {
            var index = decision.Entry!.IndexOf(fault.Number);
            if (index < 0 || !asked.Contains(index))
            {
                return Fault("a fault of a field that was not asked for.");
            }
        }

        return response.Records.Count == 0 && response.Faults.Count > 0
            ? new Refusal(Reasons.ProviderValueInvalid, Field: decision.Entry!.Fields[decision.Entry.IndexOf(response.Faults[0].Number)].ApiName)
            : null;
    }

    private static Refusal Fault(string detail) => new(Reasons.ProviderAnswerInvalid, Detail: detail);
}
