using System.Text;
using CsCheck;
using Gateway.Core.Apis;
using Xunit;

namespace Gateway.Core.Tests.Apis;

/// <summary>Whatever comes as a path: what is taken can be read in one way only.</summary>
public sealed class ApiPathProperties
{
    // What decoders disagree about, and what separates.
    private static readonly string[] s_soup =
    [
        "%", "%2", "%25", "%2e", "%2E", "%2f", "%5c", "%3b", "%00", "%0d", "%0a", "%7f", "%c0", "%ae", "%af", "%e2", "%80", "%a5", "%ef", "%bc", "%8e", "%8f", "%85",
        "%bf", "%be", "%b9", "%92", "%cd", "%c2", "%ad", "%e2%80%8b", "%e2%80%ae", "%ef%bc%85", "%ef%bc%9b", "%e2%84%80", "%ed%a0%80", "%f0%a0%80%80", "%20", ".", "..", "/", "\\", ";",
        "a", "B", "2", "e", "f", "+", "?", "#", " ", "\t", "\0", "~", "税", "／", "．", "\ud800",
    ];

    private static readonly Gen<string> s_raw = Gen.Frequency(
        (3, Gen.OneOf(s_soup).Array[0, 12].Select(parts => "/" + string.Concat(parts))),
        (1, Gen.Byte.Array[0, 24].Select(bytes => "/" + string.Concat(bytes.Select(each => $"%{each:x2}")))),
        (1, Gen.Int[0, 0x10FFFF].Where(point => point is < 0xD800 or > 0xDFFF).Array[1, 4].Select(
            points => "/" + Uri.EscapeDataString(string.Concat(points.Select(char.ConvertFromUtf32))))),
        (1, Gen.Char.Array[0, 20].Select(characters => new string(characters))));

    [Fact]
    public void Any_path_is_split_or_refused_and_what_is_split_can_be_read_in_one_way() =>
        s_raw.Sample(
            raw =>
            {
                var flaw = ApiPath.Split(raw, out var segments);
                Assert.Equal(flaw == PathFlaw.None, segments.Length > 0);
                foreach (var segment in segments)
                {
                    AssertPlain(segment, raw);
                    AssertPlain(segment.Normalize(NormalizationForm.FormKC), raw);
                    AssertPlain(segment.Normalize(NormalizationForm.FormKD), raw);
                }
            },
            iter: 200_000);

    [Fact]
    public void What_is_split_is_spelled_anew_as_it_stays_for_all() =>
        s_raw.Sample(
            raw =>
            {
                if (ApiPath.Split(raw, out var segments) != PathFlaw.None)
                {
                    return;
                }

                var path = Format(segments);
                Assert.Equal(PathFlaw.None, ApiPath.Split(path, out var again));
                Assert.Equal(segments, again);
                Assert.Equal(path, Format(again));
                Assert.Equal("/base" + path, new Uri("http://host:1/base" + path).AbsolutePath);
            },
            iter: 100_000);

    [Fact]
    public void Any_query_is_read_or_refused_and_what_is_read_stays_the_same_when_spelled_anew() =>
        s_raw.Array[1, 3].Select(parts => string.Join('&', parts.Select(part => "a=" + part))).Sample(
            raw =>
            {
                if (ApiQuery.Read(raw, out var parameters) != PathFlaw.None)
                {
                    return;
                }

                var query = string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
                Assert.Equal(PathFlaw.None, ApiQuery.Read(query, out var again));
                Assert.Equal(parameters, again);
                Assert.Equal("?" + query, new Uri("http://host/?" + query).Query);
            },
            iter: 100_000);

    private static string Format(string[] segments)
    {
        Assert.True(PathTemplate.TryParse(string.Concat(segments.Select((_, i) => $"/{{p{i}}}")), out var template));
        return template.Format(segments);
    }

    private static void AssertPlain(string segment, string raw)
    {
        Assert.False(segment.AsSpan().ContainsAny("/\\;"), $"{raw}: a separator");
        Assert.False(segment.Any(char.IsControl), $"{raw}: a control character");
        Assert.False(segment.Trim().Trim('.').Length == 0, $"{raw}: dots");
        Assert.DoesNotMatch("%[0-9A-Fa-f]{2}", segment);
    }
}
