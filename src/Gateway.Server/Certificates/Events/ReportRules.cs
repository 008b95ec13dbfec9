using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Identifiers;
using Gateway.Core.Snapshots;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates.Events;

/// <summary>What a reported event must be like. A fault names the member and what to do, and repeats no value.</summary>
internal static class ReportRules
{
    private const int GreatestEventId = 64;
    private const int GreatestIdentifier = 94;
    private const int GreatestHolder = 64;
    private const int GreatestHolderCount = 16;

    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    /// <summary>The first fault; null where there is none.</summary>
    public static ReportFault? Check(ReportRequest report, Snapshot snapshot, string department, DateTimeOffset now)
    {
        if (!IsText(report.EventId, 1, GreatestEventId) || !report.EventId.All(char.IsAscii))
        {
            return new("event_id: 1 to 64 printable ASCII characters.", "event_id：请填写 1 至 64 个可打印 ASCII 字符。");
        }

        if (CallBounds.HoldsCitizenNumber(report.EventId))
        {
            // It is kept, and told to those who watch.
            return new("event_id: must not hold a citizen number.", "event_id：不得包含公民身份号码。");
        }

        if (!ReportingPolicy.Issues(snapshot, department, report.TypeCode))
        {
            return new(
                "type_code: no entry of the reporting department holds certificates of this type.", "type_code：上报部门没有该类型证照的目录条目。");
        }

        if (!Enum.IsDefined(report.Kind) || report.Kind == StatusEventKind.Unspecified)
        {
            return new("kind: say what happened.", "kind：请填写事件种类。");
        }

        return CheckWhat(report) ?? CheckHolders(report) ?? CheckTime(report, now);
    }

    private static ReportFault? CheckWhat(ReportRequest report)
    {
        if (report.Kind == StatusEventKind.Reset)
        {
            return report.Identifier.Length == 0
                ? null
                : new("identifier: a reset is of the whole type; leave it empty.", "identifier：重置针对整个类型，请留空。");
        }

        return IsText(report.Identifier, 1, GreatestIdentifier)
            ? null
            : new("identifier: 1 to 94 characters, none of control.", "identifier：请填写 1 至 94 个字符，不含控制字符。");
    }

    private static ReportFault? CheckHolders(ReportRequest report)
    {
        if (report.Holders.Count > GreatestHolderCount || (report.Kind == StatusEventKind.Issued && report.Holders.Count == 0))
        {
            return new("holders: at most 16; an issue event names at least one.", "holders：最多 16 个；颁发事件至少填写一个。");
        }

        return report.Holders.All(holder => SubjectType.TryParse(holder.Type, out _, out _) && IsText(holder.Identifier, 1, GreatestHolder))
            ? null
            : new("holders: a known subject type and an identifier of 1 to 64 characters each.", "holders：请填写已知的主体类型和 1 至 64 个字符的标识。");
    }

    private static ReportFault? CheckTime(ReportRequest report, DateTimeOffset now) =>
        report.OccurredAt is { Nanos: >= 0 and < 1_000_000_000, Seconds: > 0 } moment && moment.Seconds <= (now + s_ahead).ToUnixTimeSeconds()
            ? null
            : new("occurred_at: a moment since 1970 that is not later than five minutes from now.", "occurred_at：请填写 1970 年以来、不晚于当前时间五分钟的时刻。");

    private static bool IsText(string text, int least, int greatest) =>
        text.Length >= least && text.Length <= greatest && !text.Any(char.IsControl);
}

/// <summary>Why an event is refused.</summary>
internal readonly record struct ReportFault(string English, string Chinese);
