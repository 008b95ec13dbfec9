using Gateway.Core.Calendars;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Certificates;

/// <summary>
/// How long an answer about certificates may be kept: the smallest of the provider's limit, the update cycle of its source and
/// the end of the terms. What may be out of date any moment, and that there is none, is kept briefly.
/// </summary>
internal static class CertificateLifetime
{
    /// <summary>Of an answer that there is no certificate, and of a source that lags behind its own department's reports.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromSeconds(5);

    /// <summary>The lifetime of an answer.</summary>
    public static TimeSpan Of(Entry entry, IReadOnlyCollection<CertificateHead> heads, bool lags, JurisdictionClock clock)
    {
        var lifetime = Least(entry.CacheLimit, CycleOf(entry.UpdateCycle));
        foreach (var head in heads)
        {
            if (head.LastDay is { } day && day >= clock.Today && day < DateOnly.MaxValue)
            {
                lifetime = Least(lifetime, clock.EndOf(day) - clock.Now);
            }
        }

        return lags || heads.Count == 0 ? Least(lifetime, Brief) : lifetime;
    }

    // What is updated in real time has no cycle; its events tell of changes, and the provider's limit bounds what they do not tell of.
    private static TimeSpan CycleOf(UpdateCycle cycle) => cycle switch
    {
        UpdateCycle.RealTime => TimeSpan.MaxValue,
        UpdateCycle.Daily => TimeSpan.FromDays(1),
        UpdateCycle.Weekly => TimeSpan.FromDays(7),
        UpdateCycle.TenDays => TimeSpan.FromDays(10),
        UpdateCycle.Monthly => TimeSpan.FromDays(28),
        UpdateCycle.Quarterly => TimeSpan.FromDays(90),
        _ => TimeSpan.FromDays(365),
    };

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
