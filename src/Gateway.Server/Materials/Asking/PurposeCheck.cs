using Gateway.Core.Decisions;
using Gateway.Core.Items.Matters;
using Gateway.Storage.Following;

namespace Gateway.Server.Materials.Asking;

/// <summary>
/// A shared material is asked for once, on behalf of the first of its items: the others use the answer, and so each must be allowed to ask.
/// </summary>
internal static class PurposeCheck
{
    /// <summary>Why an item of the line may not ask, the first of them; null where all may.</summary>
    public static Refusal? FirstRefused(SnapshotView view, Ask ask, MatterLine line, AskContext context, TimeProvider time)
    {
        foreach (var item in line.Items)
        {
            var decision = Decide(view, ask, item.Code, context, time);
            if (!decision.IsAllowed)
            {
                return decision.ToRefusal();
            }
        }

        return null;
    }

    private static Decision Decide(SnapshotView view, Ask ask, string item, AskContext context, TimeProvider time) => Decider.Decide(view.Snapshot, new Question
    {
        System = context.Caller.System?.Id,
        Department = ask.Entry.Key.Department,
        Entry = ask.Entry.Key.Name,
        Major = ask.Entry.Key.Major,
        Operation = ask.Operation,

        // Identifier, status and term come with every certificate.
        Fields = ask.Kind is AskKind.Certificate or AskKind.Certificates
            ? [.. ask.Fields, .. Certificates.CertificateRequests.HeadOf(ask.Entry).Select(index => ask.Entry.Fields[index].ApiName).Except(ask.Fields)]
            : ask.Fields,
        Purpose = new Purpose(item, context.Content.Context.Scenario, context.Content.Context.CaseNumber, null, context.Content.Context.OfficerId),
        SourceAddress = context.Caller.Address,
        Now = time.GetUtcNow(),
        SnapshotIsFresh = view.IsFresh(time.GetTimestamp()),
    });
}
