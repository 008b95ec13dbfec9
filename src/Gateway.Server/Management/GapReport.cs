using Gateway.Contracts.Management.V1;
using Gateway.Core.Calendars;
using Gateway.Core.Snapshots;
using Gateway.Storage.Following;
using Gateway.Storage.Registrations;
using Gap = Gateway.Core.Items.Gaps.MaterialGap;
using MaterialGaps = Gateway.Core.Items.Gaps.MaterialGaps;

namespace Gateway.Server.Management;

/// <summary>Tells stewards which materials nothing replaces yet, though an item says that it could be.</summary>
internal sealed class GapReport(SnapshotFollower follower, JurisdictionClock clock)
{
    private const int GreatestPageSize = 1000;
    private const int UsualPageSize = 100;

    // The replica that registered an act follows it within milliseconds; what it has not seen by then is told as missing.
    private const int GreatestWaits = 100;

    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(10);

    /// <summary>What the items of an act lack once it is applied, each with the source of its document.</summary>
    public async Task<IReadOnlyList<DocumentFault>> WarnAsync(
        IReadOnlyList<Document> documents, ApplyOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Standing is not { } standing)
        {
            return [];
        }

        var before = outcome.Changed ? outcome.Revision - 1 : outcome.Revision;
        for (var i = 0; i < GreatestWaits && follower.Current.Snapshot.Revision < before; i++)
        {
            await Task.Delay(s_wait, cancellationToken);
        }

        var (snapshot, now) = (follower.Current.Snapshot, clock.Now);
        snapshot = snapshot.Apply(standing, snapshot.Revision);
        var sources = documents.Where(document => document.ServiceItem is not null)
            .ToDictionary(document => document.ServiceItem.Code, document => document.Source, StringComparer.Ordinal);
        return
        [
            .. standing.Items.SelectMany(item => MaterialGaps.Find(snapshot, item, now))
                .Take(RegistryStore.GreatestFaultCount)
                .Select(gap => new DocumentFault
                {
                    Source = sources[gap.Item.Code],
                    Key = gap.Item.Code,
                    Path = gap.Fault.Path,
                    Code = gap.Fault.Code,
                    Message = gap.Fault.English,
                    MessageZh = gap.Fault.Chinese,
                }),
        ];
    }

    /// <summary>A page of what is missing; null where the item asked for is not registered.</summary>
    public ListGapsResponse? List(ListGapsRequest request)
    {
        var (snapshot, now) = (follower.Current.Snapshot, clock.Now);
        var answer = new ListGapsResponse { Revision = (ulong)snapshot.Revision };
        if (request.ServiceItemCode.Length > 0)
        {
            if (snapshot.Items.Find(request.ServiceItemCode) is not { } one)
            {
                return null;
            }

            answer.Gaps.AddRange(MaterialGaps.Find(snapshot, one, now).Select(Answer));
            return answer;
        }

        var size = request.PageSize == 0 ? UsualPageSize : (int)Math.Min(request.PageSize, GreatestPageSize);
        foreach (var item in ItemsAfter(snapshot, request.PageToken))
        {
            if (answer.Gaps.Count >= size)
            {
                // The last item of this page: the next one begins after it.
                answer.NextPageToken = answer.Gaps[^1].ServiceItemCode;
                break;
            }

            answer.Gaps.AddRange(MaterialGaps.Find(snapshot, item, now).Select(Answer));
        }

        return answer;
    }

    private static IEnumerable<Core.Items.ServiceItem> ItemsAfter(Snapshot snapshot, string code) => snapshot.Items
        .Select(pair => pair.Value)
        .Where(item => item.HasWays && string.CompareOrdinal(item.Code, code) > 0)
        .OrderBy(item => item.Code, StringComparer.Ordinal);

    private static MaterialGap Answer(Gap gap) => new()
    {
        ServiceItemCode = gap.Item.Code,
        Department = gap.Department,
        Material = gap.About.Code,
        MaterialName = gap.About.Name,
        Entry = gap.Entry.ToString(),
        Path = gap.Fault.Path,
        Code = gap.Fault.Code,
        Message = gap.Fault.English,
        MessageZh = gap.Fault.Chinese,
    };
}
