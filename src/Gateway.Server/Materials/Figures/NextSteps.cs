using Gateway.Core.Snapshots;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Figures;

/// <summary>What to do, so that a material need not be asked for: by what most often stood in the way.</summary>
internal static class NextSteps
{
    private const int GreatestItems = 3;

    /// <summary>The step in English and Chinese.</summary>
    /// <param name="row">How often it was asked, and why.</param>
    /// <param name="holders">Who holds it: slugs of departments, or who issues it.</param>
    /// <param name="snapshot">Knows the departments' names.</param>
    public static (string English, string Chinese) Of(WorthRow row, IReadOnlyCollection<string> holders, Snapshot snapshot)
    {
        var (who, whoZh) = Name(holders, snapshot);
        var (items, itemsZh) = Name(row.Items);
        var others = row.Asked - row.NobodyHoldsIt - row.NoAgreement - row.DepartmentSilent;

        // Of as many, first what is done soonest.
        (long Count, (string English, string Chinese) Step)[] steps =
        [
            (row.NoAgreement, (
                $"Agree with {who} on the entry, with these items as purposes: {items}. \"gateway gaps\" says what each agreement lacks.",
                $"与{whoZh}签订该条目的共享协议，并将以下事项列为使用目的：{itemsZh}。“gateway gaps”会列出协议的缺口。")),
            (row.DepartmentSilent, (
                $"Ask {who} why its adapter or its checks do not answer in time: applicants bring the material meanwhile.",
                $"请{whoZh}查明前置或核查未及时答复的原因；在此之前申请人只能自备材料。")),
            (row.NobodyHoldsIt, (
                $"Connect the data of {who} as a catalogue entry, agree on it, and name it as a way to replace the material in: {items}.",
                $"将{whoZh}的数据编为目录条目并签订共享协议，再在以下事项中将其设为该材料的替代方式：{itemsZh}。")),
            (others, (
                $"It is connected to {who}, and what is answered does not replace it. Compare the reasons of the cases of {items} with the department's records and with the conditions of the items.",
                $"已接入{whoZh}，但查询结果未能替代材料。请对照以下事项办件中的原因，检查部门记录和事项条件：{itemsZh}。")),
        ];
        return steps.MaxBy(step => step.Count).Step;
    }

    private static (string English, string Chinese) Name(IReadOnlyCollection<string> holders, Snapshot snapshot) =>
        (string.Join(", ", holders), string.Join("、", holders.Select(holder => snapshot.Departments.Find(holder)?.Name ?? holder)));

    private static (string English, string Chinese) Name(IReadOnlyCollection<string> items)
    {
        var (some, more) = (items.Take(GreatestItems).ToArray(), items.Count - GreatestItems);
        return more > 0
            ? ($"{string.Join(", ", some)} and {more} more", $"{string.Join("、", some)} 等 {items.Count} 项")
            : (string.Join(", ", some), string.Join("、", some));
    }
}
