using CsCheck;
using Gateway.Core.Certificates;
using Gateway.Storage.Certificates;

namespace Gateway.Storage.Tests.Certificates;

public class RegisterTests
{
    private static readonly StatusEventKind[] s_kinds =
    [
        StatusEventKind.Issued, StatusEventKind.Changed, StatusEventKind.Suspended,
        StatusEventKind.Revoked, StatusEventKind.Reinstated, StatusEventKind.Superseded,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Keeps_the_right_event_in_whatever_order_and_acts_they_are_reported(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = await database.NewFollowedCertificatesAsync();
        var next = 0;
        // Few moments, so that some happened at once; the cuts are where one act ends.
        var report = Gen.Select(Gen.Int[0, s_kinds.Length - 1], Gen.Int[0, 4], Gen.Bool);

        await report.Array[1, 7].SampleAsync(
            async reports =>
            {
                UInt128 certificate = (UInt128)Interlocked.Increment(ref next);
                var (told, act) = (new List<RegisteredStatus>(), new List<StatusEvent>());
                foreach (var (kind, minute, cut) in reports)
                {
                    act.Add(Events.Of(certificate, s_kinds[kind]) with { OccurredAt = Events.Noon.AddMinutes(minute) });
                    if (cut || act.Count + told.Count == reports.Length)
                    {
                        var acceptances = await ledger.AcceptAsync(act, Token);
                        told.AddRange(act.Zip(acceptances, (each, accepted) => new RegisteredStatus(each.Kind, each.OccurredAt, accepted.Sequence)));
                        act.Clear();
                    }
                }

                var found = (await ledger.FindAsync(Events.Licence, [certificate], Token)).Statuses;

                Assert.Equal(Naive(told), Assert.Single(found));
            },
            iter: 40,
            threads: 1);
    }

    /// <summary>
    /// The gravest, and of those the last, of what no reinstatement ended that was reported after it and happened no earlier; where there
    /// is none, the last reinstatement, or else the last event.
    /// </summary>
    private static RegisteredStatus? Naive(IReadOnlyList<RegisteredStatus> told)
    {
        var ordered = told.OrderBy(each => (each.OccurredAt, each.Sequence)).ToList();
        foreach (var kind in new[] { StatusEventKind.Revoked, StatusEventKind.Superseded, StatusEventKind.Suspended })
        {
            var standing = ordered.Where(each => each.Kind == kind && !told.Any(end =>
                end.Kind == StatusEventKind.Reinstated && end.Sequence > each.Sequence && end.OccurredAt >= each.OccurredAt)).ToList();
            if (standing.Count > 0)
            {
                return standing[^1];
            }
        }

        var reinstated = ordered.FindLastIndex(each => each.Kind == StatusEventKind.Reinstated);
        return ordered[reinstated < 0 ? ordered.Count - 1 : reinstated];
    }
}
