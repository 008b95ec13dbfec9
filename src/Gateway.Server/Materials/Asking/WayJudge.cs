using System.Text.Json;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Core.Items.Resolving;
using Gateway.Server.Materials.Cases;
using Answer = Gateway.Core.Items.Resolving.WayAnswer<Gateway.Server.Materials.Asking.WayEvidence>;

namespace Gateway.Server.Materials.Asking;

/// <summary>Whether what a source answered replaces the material.</summary>
internal static class WayJudge
{
    private const string Masked = "FIELD_MASKED";

    /// <summary>The judgement.</summary>
    /// <param name="way">The way.</param>
    /// <param name="answer">What the source answered.</param>
    /// <param name="parties">Whose values the way's rule is compared with.</param>
    /// <param name="today">Today in the jurisdiction's time zone.</param>
    public static Answer Judge(MaterialWay way, AskAnswer answer, CaseParties parties, DateOnly today)
    {
        if (answer.Refusal is { } refusal)
        {
            return new(ReasonOf(refusal.Reason), refusal.Reason.Code, new() { Answer = answer });
        }

        var (reason, code) = way switch
        {
            CertificateWay certificate => OfCertificates(certificate, answer, parties, today),
            DataWay data => OfRecords(data.Rule, answer, parties, today),
            VerificationWay => OfVerdicts(answer),
            _ => throw new InvalidOperationException("This way asks no source for the material."),
        };
        return new(reason, code, new() { Answer = answer });
    }

    /// <summary>A record says what a rule marks.</summary>
    public static bool Marks(DataRule rule, AskAnswer answer, DateOnly today) => Meeting(rule, answer, today).Any();

    /// <summary>Of what a source answered, the records and certificates that replace the material: nothing else is anybody's to see.</summary>
    /// <param name="way">The way.</param>
    /// <param name="answer">What the source answered.</param>
    /// <param name="parties">Whose values the way's rule is compared with.</param>
    /// <param name="today">Today in the jurisdiction's time zone.</param>
    public static (IEnumerable<Record> Records, IEnumerable<Certificate> Certificates) Replacing(
        MaterialWay way, AskAnswer answer, CaseParties parties, DateOnly today) => way switch
        {
            DataWay data when data.Rule.Bind(parties.ValueOf) is { } rule => (Meeting(rule, answer, today), []),
            CertificateWay { Face: null } => ([], Valid(answer)),
            CertificateWay { Face: { } face } when face.Bind(parties.ValueOf) is { } rule => ([], Meeting(rule, Valid(answer), answer, today)),
            _ => ([], []),
        };

    /// <summary>Why a refused or failed exchange does not replace the material.</summary>
    public static MaterialReason ReasonOf(Reason reason) => reason switch
    {
        // Of another status, and still not for this question: the catalogue or what was agreed must change.
        _ when reason == Reasons.EntryUnknown || reason == Reasons.OperationNotOffered || reason == Reasons.FieldUnknown => MaterialReason.NoAgreement,
        { Status: StatusCode.PermissionDenied } => MaterialReason.NoAgreement,
        { Status: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted } => MaterialReason.DepartmentSilent,
        { Status: StatusCode.InvalidArgument } => MaterialReason.CaseSaysTooLittle,
        _ => MaterialReason.Failed,
    };

    private static (MaterialReason Reason, string Code) OfRecords(DataRule rule, AskAnswer answer, CaseParties parties, DateOnly today)
    {
        if (rule.Bind(parties.ValueOf) is not { } bound)
        {
            return (MaterialReason.CaseSaysTooLittle, MissingOf(rule, parties));
        }

        if (!answer.Found)
        {
            return (MaterialReason.NotFound, "");
        }

        if (Marks(bound, answer, today))
        {
            return (MaterialReason.None, "");
        }

        return bound.Conditions.Any(condition => condition.ComparesValues && answer.Masked.Contains(condition.Field))
            ? (MaterialReason.NoAgreement, Masked)
            : (MaterialReason.NotSatisfied, "");
    }

    private static (MaterialReason Reason, string Code) OfCertificates(CertificateWay way, AskAnswer answer, CaseParties parties, DateOnly today)
    {
        if (way.Face is { } face && face.Bind(parties.ValueOf) is null)
        {
            return (MaterialReason.CaseSaysTooLittle, MissingOf(face, parties));
        }

        if (!answer.Found)
        {
            return (MaterialReason.NotFound, "");
        }

        var valid = Valid(answer).ToArray();
        if (valid.Length == 0)
        {
            return (MaterialReason.CertificateNotValid, JsonNamingPolicy.SnakeCaseUpper.ConvertName(answer.Certificates[0].Status.ToString()));
        }

        if (way.Face?.Bind(parties.ValueOf) is not { } rule)
        {
            return (MaterialReason.None, "");
        }

        if (Meeting(rule, valid, answer, today).Any())
        {
            return (MaterialReason.None, "");
        }

        return rule.Conditions.Any(condition => condition.ComparesValues && answer.Masked.Contains(condition.Field))
            ? (MaterialReason.NoAgreement, Masked)
            : (MaterialReason.NotSatisfied, "");
    }

    private static (MaterialReason Reason, string Code) OfVerdicts(AskAnswer answer) =>
        !answer.Found ? (MaterialReason.NotFound, "")
        : answer.Verdicts.Values.All(verdict => verdict == Verdict.Match) ? (MaterialReason.None, "")
        : answer.Verdicts.Values.Contains(Verdict.Mismatch) ? (MaterialReason.Mismatch, "")
        : (MaterialReason.NotSatisfied, "NOT_HELD");

    private static IEnumerable<Certificate> Valid(AskAnswer answer) =>
        answer.Certificates.Where(certificate => certificate.Status == CertificateStatus.Valid);

    private static IEnumerable<Record> Meeting(DataRule rule, AskAnswer answer, DateOnly today) =>
        answer.Records.Where(record => rule.IsMetBy(field => FoundValues.Of(record, answer.Masked, field), today));

    private static IEnumerable<Certificate> Meeting(DataRule rule, IEnumerable<Certificate> certificates, AskAnswer answer, DateOnly today) =>
        certificates.Where(certificate => rule.IsMetBy(field => FoundValues.Of(certificate.Face, answer.Masked, field), today));

    private static string MissingOf(DataRule rule, CaseParties parties) =>
        rule.Conditions.Select(condition => condition.Case).First(value => value is { } wanted && parties.ValueOf(wanted) is null)!.Value.ToString();
}
