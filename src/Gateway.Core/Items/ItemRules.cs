using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items;

/// <summary>Rules of a service item beside its materials.</summary>
public static class ItemRules
{
    /// <summary>Greatest number of working days.</summary>
    public const int GreatestDays = 1000;

    /// <summary>Least patience in milliseconds.</summary>
    public const int LeastPatience = 100;

    /// <summary>Greatest patience in milliseconds.</summary>
    public const int GreatestPatience = 60_000;

    /// <summary>Another level than the code's.</summary>
    public static readonly Rule Level = new(
        "ITEM_LEVEL_MISMATCH",
        "The code's 19th character says level {0}. Write that level, or leave it out.",
        "编码第 19 位表示行使层级为 {0}。请填写该层级，或不填。");

    /// <summary>More is promised than the law allows.</summary>
    public static readonly Rule Promise = new(
        "ITEM_PROMISE_BEYOND_LAW",
        "The law allows {0} working days, so no more can be promised. Write {0} or less.",
        "法定办结时限为 {0} 个工作日，承诺时限不得超过。请填写不大于 {0} 的天数。");

    /// <summary>Other content under the same revision.</summary>
    public static readonly Rule Immutable = new(
        "ITEM_VERSION_IMMUTABLE",
        "Revision {0} is registered with other content; only name, department and days in force may change within one. Write revision: {1} or higher.",
        "第 {0} 次修订已以不同内容登记；同一修订内只能更改名称、部门和有效期。请将 revision 改为 {1} 或更高。");

    /// <summary>A revision below the registered one.</summary>
    public static readonly Rule Behind = new(
        "ITEM_REVISION_BEHIND",
        "Revision {0} of this item is registered already. Write revision: {0} for the same content, or {1} or higher.",
        "该事项已登记到第 {0} 次修订。内容相同请填写 revision: {0}，否则填写 {1} 或更高。");

    /// <summary>A bundle of fewer than two items.</summary>
    public static readonly Rule BundleOfOne = new(
        "BUNDLE_OF_ONE", "A bundle joins at least two service items. Write them, or leave the bundle out.", "“一件事”至少包含两个事项。请补充，或不登记。");
}
