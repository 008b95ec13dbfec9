using System.Globalization;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Cases;

/// <summary>Where a page ended: "microseconds.id".</summary>
internal sealed record PageToken(DateTimeOffset Moment, Guid Id)
{
    private const int GreatestPageSize = 1000;
    private const int DefaultPageSize = 100;

    public static int SizeOf(int pageSize) => pageSize <= 0 ? DefaultPageSize : Math.Min(pageSize, GreatestPageSize);

    /// <summary>Null of the empty token.</summary>
    /// <exception cref="ArgumentException">No page ever gave it.</exception>
    public static PageToken? Read(string pageToken)
    {
        if (pageToken.Length == 0)
        {
            return null;
        }

        var cut = pageToken.IndexOf('.', StringComparison.Ordinal);
        return cut > 0
            && long.TryParse(pageToken.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && microseconds <= UnixMicroseconds.Of(DateTimeOffset.MaxValue)
            && Guid.TryParseExact(pageToken.AsSpan(cut + 1), "N", out var id)
                ? new(UnixMicroseconds.ToMoment(microseconds), id)
                : throw new ArgumentException("Not a page token.", nameof(pageToken));
    }

    /// <summary>A page of the rows, of which there is one more than fits where others follow.</summary>
    public static StoredPage<T> Cut<T>(List<T> rows, int size, Func<T, PageToken> tokenOf) =>
        rows.Count > size ? new(rows[..size], tokenOf(rows[size - 1]).ToString()) : new(rows, "");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UnixMicroseconds.Of(Moment)}.{Id:N}");
}
