using System.Collections.Frozen;
using Gateway.Core.Apis;
using Gateway.Server.Apis.Settings;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>The addresses that may be called.</summary>
internal sealed class ApiUpstreams : IDisposable
{
    private readonly FrozenDictionary<string, ApiUpstream[]> _byOrigin;

    /// <param name="options">Validated options, paths absolute.</param>
    /// <param name="before">What stays as it is where it did not change, with its connections.</param>
    /// <param name="reactivation">How long one is left alone after a failure.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">A file cannot be used.</exception>
    public ApiUpstreams(IEnumerable<ApiUpstreamOptions> options, ApiUpstreams? before, TimeSpan reactivation, TimeProvider time)
    {
        All =
        [
            .. options.Select(upstream =>
            {
                var text = OptionsText.Of(upstream, upstream.Authorities);
                return before?.All.FirstOrDefault(held => held.Text == text) ?? new ApiUpstream(upstream, text, new UpstreamHealth(reactivation, time));
            }),
        ];
        _byOrigin = All
            .GroupBy(upstream => ApiDestination.OriginOf(upstream.Address), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ApiUpstream> All { get; }

    /// <summary>The upstream at which an entry of the department may have a destination; null where none is allowed.</summary>
    /// <param name="department">Slug of the department.</param>
    /// <param name="destination">The destination.</param>
    public ApiUpstream? Find(string department, ApiDestination destination)
    {
        if (_byOrigin.TryGetValue(destination.Origin, out var upstreams))
        {
            foreach (var upstream in upstreams)
            {
                if (string.Equals(upstream.Department, department, StringComparison.Ordinal) && upstream.Holds(destination.Address))
                {
                    return upstream;
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var upstream in All)
        {
            upstream.Dispose();
        }
    }
}
