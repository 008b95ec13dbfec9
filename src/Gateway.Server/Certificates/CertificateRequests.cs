using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;
using Gateway.Core.Snapshots;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates;

/// <summary>
/// Requests of <c>gateway.certificates.v1.CertificateService</c> as the pipeline takes them: the type code leads to the entry, and
/// identifier, status and term are asked for with every certificate.
/// </summary>
internal static class CertificateRequests
{
    /// <summary>Indexes of identifier, status and term, as far as the entry has them.</summary>
    public static IEnumerable<int> HeadOf(Entry entry)
    {
        var terms = entry.Certificate!;
        return ((int[])[terms.Identifier, terms.Status, terms.ValidFrom, terms.ValidUntil]).Where(index => index >= 0).Distinct();
    }

    /// <summary>Reads a look-up by holder.</summary>
    public static ExchangeRequest Read(Snapshot snapshot, string consumer, FindCertificatesRequest request)
    {
        var (entry, refusal) = Find(snapshot, consumer, request.TypeCode, request.Department);
        if (entry is null)
        {
            return ExchangeRequest.NotRead(refusal!);
        }

        var key = entry.KeyFields[0];
        var holderType = entry.SubjectFields.FirstOrDefault(subject => subject.Field == key).Type;
        var holder = request.Holder ?? new Gateway.Contracts.V1.Subject();
        return holder.Type == holderType
            ? About(entry, entry.Fields[key].ApiName, holder.Identifier, request.Context, [.. request.Fields])
            : ExchangeRequest.NotRead(
                new Refusal(Reasons.SubjectMalformed, Detail: $"holder.type: holders of these certificates are of type {holderType}. 此类证照的持证主体类型为 {holderType}。"),
                entry.Key.Department, entry.Key.Name, entry.Key.Major);
    }

    /// <summary>A look-up in an entry that is known: of a holder, whose type was checked, or of an identifier.</summary>
    public static ExchangeRequest Of(Entry entry, bool byIdentifier, string value, ExchangeContext context, string[] fields) => About(
        entry, entry.Fields[byIdentifier ? entry.Certificate!.Identifier : entry.KeyFields[0]].ApiName, value, context, fields);

    /// <summary>Reads a watch.</summary>
    public static ExchangeRequest Read(Snapshot snapshot, string consumer, WatchRequest request)
    {
        var (entry, refusal) = Find(snapshot, consumer, request.TypeCode, request.Department);
        return entry is null ? ExchangeRequest.NotRead(refusal!) : new()
        {
            Department = entry.Key.Department,
            Entry = entry.Key.Name,
            Major = entry.Key.Major,
            Keys = [[]],
            Fields = [entry.Fields[entry.Certificate!.Identifier].ApiName],
            Context = request.Context,
        };
    }

    /// <summary>Reads a look-up by identifier.</summary>
    public static ExchangeRequest Read(Snapshot snapshot, string consumer, GetCertificateRequest request) =>
        ReadIdentified(snapshot, consumer, request.Identifier, request.Department, request.Context, [.. request.Fields], null);

    /// <summary>Reads a verification.</summary>
    public static ExchangeRequest Read(Snapshot snapshot, string consumer, VerifyCertificateRequest request) =>
        ReadIdentified(snapshot, consumer, request.Identifier, request.Department, request.Context, [.. request.Claims.Keys], [.. request.Claims.Values]);

    private static ExchangeRequest ReadIdentified(
        Snapshot snapshot, string consumer, string text, string department, ExchangeContext? context, string[] fields, Value[]? claims)
    {
        if (!CertificateIdentifier.TryParse(text, out var identifier, out var fault))
        {
            return ExchangeRequest.NotRead(new Refusal(Reasons.CertificateIdentifierMalformed, Detail: $"{fault.English} {fault.Chinese}"));
        }

        var (entry, refusal) = Find(snapshot, consumer, identifier.TypeCode, department);
        return entry is null
            ? ExchangeRequest.NotRead(refusal!)
            : About(entry, entry.Fields[entry.Certificate!.Identifier].ApiName, text, context, fields, claims);
    }

    private static (Entry? Entry, Refusal? Refusal) Find(Snapshot snapshot, string consumer, string typeCode, string department)
    {
        var (entry, reason) = CertificateTargets.Find(snapshot, consumer, typeCode, department);
        return (entry, reason is null ? null : new Refusal(reason));
    }

    private static ExchangeRequest About(
        Entry entry, string keyName, string keyValue, ExchangeContext? context, string[] fields, Value[]? claims = null) => new()
        {
            Department = entry.Key.Department,
            Entry = entry.Key.Name,
            Major = entry.Key.Major,
            Keys = [[new KeyValuePair<string, string>(keyName, keyValue)]],

            // What is claimed stands first; what comes with every certificate follows. Without a claim nothing is asked.
            Fields = claims is [] ? [] : WithHead(entry, fields),
            Claims = claims ?? [],
            Context = context,
        };

    private static string[] WithHead(Entry entry, string[] fields)
    {
        var terms = entry.Certificate!;
        var all = new List<string>(fields.Length + 4);
        all.AddRange(fields);
        foreach (var index in (ReadOnlySpan<int>)[terms.Identifier, terms.Status, terms.ValidFrom, terms.ValidUntil])
        {
            if (index >= 0 && !all.Contains(entry.Fields[index].ApiName))
            {
                all.Add(entry.Fields[index].ApiName);
            }
        }

        return [.. all];
    }
}
