using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Cache.V1;
using Gateway.Core.Certificates;
using Gateway.Core.Records;
using Gateway.Server.SharedData;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Certificates;

/// <summary>
/// An answer about certificates: what the department said, and what the register held of each. Immutable, but for what is worked out
/// of it once: a cached answer is given many times.
/// </summary>
internal sealed class CertificateAnswer
{
    private readonly RegisteredStatus?[]? _registered;
    private ByteString? _digest;

    /// <summary>An answer.</summary>
    /// <param name="fetched">The department's answer.</param>
    /// <param name="registered">The register's entry of each record's certificate; null where there is none.</param>
    public CertificateAnswer(FetchResponse fetched, IReadOnlyList<RegisteredStatus?> registered)
    {
        Records = [.. fetched.Records];
        Truncated = fetched.Truncated;
        Faults = [.. fetched.Faults];
        AsOf = fetched.AsOf;
        Subjects = [.. fetched.SubjectPseudonyms];
        PseudonymKeyId = fetched.PseudonymKeyId;
        _registered = registered.Any(status => status is not null) ? [.. registered] : null;
    }

    /// <summary>The records, as the department encoded them.</summary>
    public ByteString[] Records { get; }

    /// <summary>There are more than the row limit let through.</summary>
    public bool Truncated { get; }

    /// <summary>Records that were left out.</summary>
    public FetchFault[] Faults { get; }

    /// <summary>The moment for which the source states them; null where it does not say.</summary>
    public Timestamp? AsOf { get; }

    /// <summary>Pseudonyms of the records' subjects.</summary>
    public ByteString[] Subjects { get; }

    /// <summary>Id of the key they were made with.</summary>
    public string PseudonymKeyId { get; }

    /// <summary>The digest over the records.</summary>
    public ByteString Digest => _digest ??= AnswerDigest.Of(Records);

    /// <summary>What stands before the faces; null before it was encoded. What is of another day is encoded anew.</summary>
    public EncodedHeads? Heads { get; set; }

    /// <summary>The status of a record's certificate today; null where the source's code is not one that the entry names.</summary>
    public StatusJudgement? Judge(int record, in CertificateHead head, DateOnly today)
    {
        var registered = _registered?[record];
        return head.IsUnread && registered is not { Kind: StatusEventKind.Revoked }
            ? null
            : StatusJudgement.Of(head.Status, AsOf?.ToDateTimeOffset(), registered, head.LastDay, today);
    }

    /// <summary>An answer as the cache keeps it.</summary>
    public static CachedAnswer ToCached(FetchResponse fetched, IReadOnlyList<RegisteredStatus?> registered) => new()
    {
        Fetched = fetched,
        Statuses =
        {
            registered.Select(status => status is { } known
                ? new CachedStatus { Kind = (uint)known.Kind, OccurredAt = known.OccurredAt.UtcTicks, Sequence = known.Sequence }
                : new CachedStatus()),
        },
    };

    /// <summary>Reads a <see cref="CachedAnswer"/> that the cache kept. Its records are not copied.</summary>
    public static CertificateAnswer Read(ReadOnlyMemory<byte> cached)
    {
        var fetched = new FetchResponse();
        var registered = new List<RegisteredStatus?>(1);
        var scanner = new RecordScanner(cached.Span);
        while (scanner.Read())
        {
            if (scanner.Number == CachedAnswer.FetchedFieldNumber)
            {
                Read(cached.Slice(scanner.PayloadStart, scanner.Payload.Length), fetched);
            }
            else if (scanner.Number == CachedAnswer.StatusesFieldNumber)
            {
                registered.Add(StatusOf(CachedStatus.Parser.ParseFrom(scanner.Payload)));
            }
        }

        return scanner.Flaw == RecordFlaw.None ? new CertificateAnswer(fetched, registered) : throw Unreadable();
    }

    private static InvalidDataException Unreadable() => new("A cached answer cannot be read.");

    private static void Read(ReadOnlyMemory<byte> message, FetchResponse fetched)
    {
        var scanner = new RecordScanner(message.Span);
        while (scanner.Read())
        {
            if (scanner.Number == FetchResponse.RecordsFieldNumber)
            {
                fetched.Records.Add(UnsafeByteOperations.UnsafeWrap(message.Slice(scanner.PayloadStart, scanner.Payload.Length)));
            }
            else
            {
                fetched.MergeFrom(scanner.FieldBytes);
            }
        }

        if (scanner.Flaw != RecordFlaw.None)
        {
            throw Unreadable();
        }
    }

    private static RegisteredStatus? StatusOf(CachedStatus status) => status.Kind == 0
        ? null
        : new RegisteredStatus((StatusEventKind)status.Kind, new DateTimeOffset(status.OccurredAt, TimeSpan.Zero), status.Sequence);
}
