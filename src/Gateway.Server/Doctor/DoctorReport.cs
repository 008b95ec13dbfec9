using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Server.Doctor;

/// <summary>Findings as text for people and as JSON for programs.</summary>
internal static class DoctorReport
{
    private static readonly string[] s_languages = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whether the terminal's language is Chinese: LC_ALL, LC_MESSAGES, LANG.</summary>
    public static bool SpeaksChinese => s_languages
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(value => !string.IsNullOrEmpty(value))?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A line for each finding, what to do below it, and how many of each.</summary>
    public static string ToText(IReadOnlyList<Finding> findings, bool chinese)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var about = finding.Subject.Length > 0 ? $"{finding.Check} {finding.Subject}" : finding.Check;
            text.Append(CultureInfo.InvariantCulture, $"{Word(finding.State, chinese)}  {about}: {Of(finding.What, chinese)}\n");
            if (finding.Advice is { } advice)
            {
                text.Append(CultureInfo.InvariantCulture, $"         → {Of(advice, chinese)}\n");
            }
        }

        var (failures, warnings) = (Count(findings, FindingState.Failure), Count(findings, FindingState.Warning));
        return text + (chinese
            ? $"共 {findings.Count} 项，失败 {failures} 项，警告 {warnings} 项。"
            : $"{findings.Count} checked, {failures} failed, {warnings} to be looked after.");
    }

    /// <summary>The same for programs: <c>{"ok": …, "failures": …, "warnings": …, "findings": […]}</c>, texts in both languages.</summary>
    public static string ToJson(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(
        new
        {
            Ok = Count(findings, FindingState.Failure) == 0,
            Failures = Count(findings, FindingState.Failure),
            Warnings = Count(findings, FindingState.Warning),
            Findings = findings.Select(finding => new
            {
                finding.Check,
                Subject = finding.Subject.Length > 0 ? finding.Subject : null,
                State = finding.State.ToString().ToLowerInvariant(),
                What = finding.What.English,
                WhatZh = finding.What.Chinese,
                Advice = finding.Advice?.English,
                AdviceZh = finding.Advice?.Chinese,
            }),
        },
        s_json);

    private static int Count(IReadOnlyList<Finding> findings, FindingState state) => findings.Count(finding => finding.State == state);

    private static string Of(Words words, bool chinese) => chinese ? words.Chinese : words.English;

    private static string Word(FindingState state, bool chinese) => (state, chinese) switch
    {
        (FindingState.Ok, false) => "ok     ",
        (FindingState.Warning, false) => "warning",
        (FindingState.Failure, false) => "FAILED ",
        (FindingState.Ok, true) => "正常   ",
        (FindingState.Warning, true) => "警告   ",
        _ => "失败   ",
    };
}
