using System.Diagnostics;
using System.Security.Cryptography;
using Gateway.Contracts.Materials.V1;
using Google.Protobuf;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>What was told of a case, in few bytes: there are many.</summary>
internal sealed class ToldCase(int number, string citizen)
{
    private readonly Dictionary<string, ToldLine> _lines = new(Shop.Materials, StringComparer.Ordinal);

    public int Number => number;

    public string CaseNumber { get; } = NumberOf(number);

    public string Citizen => citizen;

    /// <summary>Calls of Resolve that ended well.</summary>
    public int Calls { get; private set; }

    public IReadOnlyDictionary<string, ToldLine> Lines => _lines;

    public static string NumberOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M-{number}");

    /// <summary>A call of Resolve from its beginning to its end.</summary>
    /// <returns>What was wrong with it.</returns>
    public async Task<List<string>> CallAsync(MaterialsService.MaterialsServiceClient consumer, Func<ToldCase, MaterialStatus, long, string?> judge)
    {
        var begun = Stopwatch.GetTimestamp();
        var wrong = new List<string>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        using var call = consumer.Resolve(Shop.Request(CaseNumber, citizen));
        CaseSummary? summary = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            summary = call.ResponseStream.Current.Summary;
            if (call.ResponseStream.Current.Material is not { } material)
            {
                continue;
            }

            if (!told.Add(material.Material))
            {
                wrong.Add($"{CaseNumber} {material.Material} was told twice in one call");
            }

            if (_lines.TryGetValue(material.Material, out var before) && before.IsSettled && before != ToldLine.Of(material))
            {
                wrong.Add($"{CaseNumber} {material.Material} was settled, and is told otherwise");
            }

            // What is settled was judged when it came to be.
            if (before is not { IsSettled: true } && judge(this, material, begun) is { } fault)
            {
                wrong.Add($"{CaseNumber} {fault}");
            }

            _lines[material.Material] = ToldLine.Of(material);
        }

        if (told.Count != Shop.Materials || summary is not { Materials: Shop.Materials })
        {
            wrong.Add($"{CaseNumber} told {told.Count} materials and {summary?.Materials} in the summary");
        }

        Calls++;
        return wrong;
    }
}

/// <summary>What was told of a material.</summary>
/// <param name="Hash">Of everything.</param>
/// <param name="IsSettled">Nothing that comes later changes it.</param>
/// <param name="IsLatePending">An answer to come may.</param>
internal sealed record ToldLine(long Hash, bool IsSettled, bool IsLatePending)
{
    public static ToldLine Of(MaterialStatus status) => new(
        BitConverter.ToInt64(SHA256.HashData(status.ToByteArray())),
        status.Outcome is MaterialOutcome.WaivedByData or MaterialOutcome.Verified,
        status.LatePending);
}
