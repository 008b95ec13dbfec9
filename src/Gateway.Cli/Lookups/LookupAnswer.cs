using Gateway.Cli.Terminals;
using Gateway.Contracts.V1;
using Google.Protobuf;

namespace Gateway.Cli.Lookups;

/// <summary>Tells what came back: the records, where they came from and the receipt.</summary>
internal static class LookupAnswer
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    public static void WriteJson(Terminal terminal, LookupResponse answer) => terminal.Out.WriteLine(Json.Format(answer));

    public static void Write(Terminal terminal, LookupRequest request, LookupResponse answer)
    {
        var entry = answer.Provenance?.Entry is { Length: > 0 } name ? name : $"{request.Department}/{request.Entry}";
        if (answer.Outcome == LookupOutcome.NotFound)
        {
            terminal.WriteLine(LookupTexts.NotFound, entry);
        }
        else if (answer.Records.Count == 0)
        {
            terminal.WriteLine(LookupTexts.NoneUsable, entry);
        }
        else
        {
            terminal.WriteLine(LookupTexts.Found, answer.Records.Count, entry);
        }

        for (var i = 0; i < answer.Records.Count; i++)
        {
            terminal.Out.WriteLine();
            if (answer.Records.Count > 1)
            {
                terminal.WriteLine(LookupTexts.RecordOf, i + 1, answer.Records.Count);
            }

            WriteRecord(terminal, request, answer.Records[i]);
        }

        WriteWarnings(terminal, answer);
        terminal.Out.WriteLine();
        terminal.WritePairs(terminal.Out, Origin(terminal, answer));
    }

    private static void WriteRecord(Terminal terminal, LookupRequest request, Record record)
    {
        var names = request.Fields.Concat(record.Fields.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        terminal.WriteTable(
            [terminal.Say(LookupTexts.FieldHeading), terminal.Say(LookupTexts.ValueHeading)],
            names.Select(name => (IReadOnlyList<string>)[name, ValueText.Of(record.Fields.GetValueOrDefault(name), terminal)]));
    }

    private static void WriteWarnings(Terminal terminal, LookupResponse answer)
    {
        if (answer.Truncated || answer.Faults.Count > 0)
        {
            terminal.Out.WriteLine();
        }

        if (answer.Truncated)
        {
            terminal.WriteLine(LookupTexts.Truncated);
        }

        foreach (var fault in answer.Faults)
        {
            terminal.WriteLine(LookupTexts.LeftOut, Texts.Printable.Text(fault.Field), Texts.Printable.Text(fault.Message));
        }
    }

    private static IEnumerable<(string, string?)> Origin(Terminal terminal, LookupResponse answer)
    {
        var (origin, receipt) = (answer.Provenance, answer.Receipt);
        yield return (terminal.Say(LookupTexts.Version), origin?.Version);
        yield return (terminal.Say(LookupTexts.Provider), origin?.Provider);
        yield return (terminal.Say(LookupTexts.Freshness), origin?.Freshness switch
        {
            Freshness.Live => terminal.Say(LookupTexts.Live),
            Freshness.Cached => terminal.Say(LookupTexts.Cached),
            _ => null,
        });
        yield return (terminal.Say(LookupTexts.AsOf), ValueText.Of(origin?.AsOf));
        yield return (terminal.Say(LookupTexts.FetchedAt), ValueText.Of(origin?.FetchedAt));
        yield return (terminal.Say(LookupTexts.CheckedAt), ValueText.Of(origin?.CheckedAt));
        yield return (terminal.Say(LookupTexts.Digest), Hexadecimal(origin?.Digest));
        yield return (terminal.Say(LookupTexts.Exchange), receipt?.ExchangeId);
        yield return (terminal.Say(LookupTexts.LeafHash), Hexadecimal(receipt?.LeafHash));
        yield return (terminal.Say(LookupTexts.Log), receipt?.LogOrigin);
    }

    private static string? Hexadecimal(ByteString? bytes) => bytes is null ? null : Convert.ToHexStringLower(bytes.Span);
}
