using System.Globalization;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts;

/// <summary>What the catalogue says of an entry as a whole.</summary>
internal static class EntryFacts
{
    /// <summary>Its Chinese name; its api_name where that is nothing that can be read.</summary>
    public static string NameOf(Entry entry) => CatalogueText.Line(entry.Name) is { Length: > 0 } name ? name : entry.Key.Name;

    /// <summary>The Chinese name of a field; its api_name where that is nothing that can be read.</summary>
    public static string NameOf(Field field) => CatalogueText.Line(field.Name) is { Length: > 0 } name ? name : field.ApiName;

    /// <summary>Provider, update cycle, share attribute, cache limit.</summary>
    public static Wording TermsOf(Entry entry)
    {
        var cycle = CycleOf(entry.UpdateCycle);
        var share = ShareOf(entry.ShareAttribute);
        var basis = CatalogueText.Line(entry.ShareBasis);
        var seconds = ((long)entry.CacheLimit.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new Wording(
            $"Provider: {entry.Key.Department}. Updated {cycle.English}. Shared {share.English}. " +
            (seconds == "0" ? "Answers are not cached." : $"Answers may be cached for {seconds} seconds."),
            $"提供方：{entry.Key.Department}。更新周期：{cycle.Chinese}。共享属性：{share.Chinese}" +
            (basis.Length == 0 ? "。" : $"（{basis}）。") +
            (seconds == "0" ? "应答不缓存。" : $"应答最长缓存 {seconds} 秒。"));
    }

    /// <summary>Key fields, and the fields that identify subjects.</summary>
    public static string KeysOf(Entry entry)
    {
        var keys = string.Join(", ", entry.KeyFields.Select(index => entry.Fields[index].ApiName));
        var subjects = string.Join(", ", entry.SubjectFields.Select(subject => $"{entry.Fields[subject.Field].ApiName} ({subject.Type})"));
        return $"Key 主键项: {keys}." + (subjects.Length == 0 ? "" : $" Subjects 主体项: {subjects}.");
    }

    private static Wording CycleOf(UpdateCycle cycle) => cycle switch
    {
        UpdateCycle.RealTime => new Wording("in real time", "实时"),
        UpdateCycle.Daily => new Wording("daily", "每日"),
        UpdateCycle.Weekly => new Wording("weekly", "每周"),
        UpdateCycle.TenDays => new Wording("every ten days", "每旬"),
        UpdateCycle.Monthly => new Wording("monthly", "每月"),
        UpdateCycle.Quarterly => new Wording("quarterly", "每季度"),
        _ => new Wording("yearly", "每年"),
    };

    private static Wording ShareOf(ShareAttribute attribute) => attribute switch
    {
        ShareAttribute.Unconditional => new Wording("unconditionally", "无条件共享"),
        ShareAttribute.Conditional => new Wording("conditionally", "有条件共享"),
        _ => new Wording("with nobody", "不予共享"),
    };
}
