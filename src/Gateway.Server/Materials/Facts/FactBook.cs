using System.Text;
using Gateway.Audit;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Telling;
using Gateway.Storage.Cases;
using Gateway.Storage.Following;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Materials.Facts;

/// <summary>
/// Verification results that other items rely on (审一次): kept under keyed hashes of whom and what they are about, so that who did not
/// ask the same question finds none.
/// </summary>
internal sealed class FactBook(
    CaseStore store, SubjectPseudonymizer pseudonymizer, CaseRecorder recorder, SnapshotFollower follower, TimeProvider time)
{
    private readonly KeyedHash _hash = new(pseudonymizer.DeriveKey("facts"));

    /// <summary>
    /// A fact that answers the question still, where the item may ask it: relying on it is recorded, and nobody is asked.
    /// </summary>
    public async Task<Fact?> FindAsync(Ask ask, VerificationWay way, MatterLine line, AskContext context, CancellationToken cancellationToken)
    {
        if (way.ValidDays == 0 || !IsAllowed(ask, line, context)
            || await store.FindFactAsync(SubjectOf(ask), EntryOf(ask), HashOf(ask), time.GetUtcNow(), cancellationToken) is not { } stored)
        {
            return null;
        }

        var fact = Read(stored);
        await recorder.RecordAsync(new CaseAct("rely", context.Caller.System!.Id, context.Caller.System.Department)
        {
            Case = context.Content.Context,
            Item = line.Item.Code,
            Material = line.Material.Code,
            Provider = ask.Entry.Key.Department,
            Changes = [new("fact", fact.FactId, "relied_on", new Digest(fact.Receipt.LeafHash.ToByteArray()))],
        });
        return fact;
    }

    /// <summary>The fact that an answer makes; null where others may not rely on it.</summary>
    public StoredFact? Make(Ask ask, VerificationWay way, MatterLine line, AskContext context, AskAnswer answer)
    {
        if (way.ValidDays == 0 || answer.Receipt is null)
        {
            return null;
        }

        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow());
        var fact = new Fact
        {
            FactId = id.ToString("D"),
            Department = context.Caller.System!.Department,
            System = context.Caller.System.Id,
            OfficerId = context.Content.Context.OfficerId,
            ServiceItemCode = line.Item.Code,
            Entry = ask.Entry.Path,
            Version = answer.Entry?.Version ?? ask.Entry.Version,
            Claims = { ask.Fields },
            CheckedAt = Timestamp.FromDateTimeOffset(now),
            AsOf = answer.Provenance?.AsOf,
            ValidUntil = Moments.Of(now.AddDays(way.ValidDays)),
            Receipt = answer.Receipt,
        };
        return new StoredFact
        {
            Id = id,
            Subject = SubjectOf(ask),
            Entry = EntryOf(ask),
            ClaimsHash = HashOf(ask),
            Consumer = fact.Department,
            CheckedAt = now,
            ValidUntil = now.AddDays(way.ValidDays),
            Details = fact.ToByteArray(),
        };
    }

    /// <summary>The fact of an id, or null.</summary>
    public async Task<Fact?> GetAsync(Guid id, CancellationToken cancellationToken) =>
        await store.GetFactAsync(id, cancellationToken) is { } stored ? Read(stored) : null;

    /// <summary>As it was made, but for its end, which comes at once where a case disputes it.</summary>
    private static Fact Read(StoredFact stored)
    {
        var fact = Fact.Parser.ParseFrom(stored.Details.Span);
        if (stored.ValidUntil.AddMilliseconds(1) < fact.ValidUntil.ToDateTimeOffset())
        {
            fact.ValidUntil = Moments.Of(stored.ValidUntil);
        }

        return fact;
    }

    private static string EntryOf(Ask ask) => $"{ask.Entry.Path}@{ask.Entry.Key.Major}";

    /// <summary>What could be asked may be relied on; what could not, may not.</summary>
    private bool IsAllowed(Ask ask, MatterLine line, AskContext context) =>
        PurposeCheck.FirstRefused(follower.Current, ask, line, context, time) is null;

    private string SubjectOf(Ask ask) => pseudonymizer.Compute(
        ask.Entry.Path, string.Join('\u001f', ask.Key.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value))).ToString();

    private byte[] HashOf(Ask ask)
    {
        var hash = new byte[KeyedHash.Size];
        _hash.Compute(Encoding.UTF8.GetBytes(ask.Text()), hash);
        return hash;
    }
}
