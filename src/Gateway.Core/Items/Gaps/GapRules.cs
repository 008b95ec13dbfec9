using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items.Gaps;

/// <summary>What may be missing between an item's materials and the entries that replace them. None of it keeps an item from being registered.</summary>
public static class GapRules
{
    /// <summary>No agreement about the entry.</summary>
    public static readonly Rule AgreementMissing = new(
        "GAP_AGREEMENT_MISSING",
        "{0} has no agreement about {1}. Agree on it with {2}, with this item as purpose.",
        "{0} 没有关于 {1} 的共享协议。请与 {2} 签订，并以本事项为使用目的。");

    /// <summary>The agreement is over.</summary>
    public static readonly Rule AgreementEnded = new(
        "GAP_AGREEMENT_ENDED", "Agreement {0} has ended. Renew it.", "协议 {0} 已终止或到期。请续签。");

    /// <summary>The agreement has not begun.</summary>
    public static readonly Rule AgreementNotYet = new(
        "GAP_AGREEMENT_NOT_YET", "Agreement {0} is not in force before {1}. Until then this way is not gone.", "协议 {0} 自 {1} 起生效，在此之前不采用该方式。");

    /// <summary>The agreement is suspended.</summary>
    public static readonly Rule AgreementSuspended = new(
        "GAP_AGREEMENT_SUSPENDED", "Agreement {0} is suspended. Ask {1} what to mend.", "协议 {0} 已暂停。请向 {1} 了解需整改的内容。");

    /// <summary>The operation is not granted.</summary>
    public static readonly Rule OperationNotAgreed = new(
        "GAP_OPERATION_NOT_AGREED", "Agreement {0} does not grant operation {1}. Add it.", "协议 {0} 未约定操作 {1}。请补充。");

    /// <summary>The item is no purpose.</summary>
    public static readonly Rule PurposeNotAgreed = new(
        "GAP_PURPOSE_NOT_AGREED", "Agreement {0} does not name this item as purpose. Add it.", "协议 {0} 的使用目的不含本事项。请补充。");

    /// <summary>Fields are not granted.</summary>
    public static readonly Rule FieldsNotAgreed = new(
        "GAP_FIELDS_NOT_AGREED", "Agreement {0} does not grant {1}. Add them.", "协议 {0} 未约定提供 {1}。请补充。");

    /// <summary>Fields are masked whose values are compared.</summary>
    public static readonly Rule FieldsMasked = new(
        "GAP_FIELDS_MASKED",
        "Agreement {0} grants {1} masked, and a rule compares their values. Grant them plain, or choose a rule that needs no values.",
        "协议 {0} 脱敏提供 {1}，而判断须比较其取值。请约定以原值提供，或改用无须取值的判断。");

    /// <summary>The entry is no longer served.</summary>
    public static readonly Rule EntryWithdrawn = new(
        "GAP_ENTRY_WITHDRAWN", "{0} is withdrawn. Replace this way by one that is served.", "{0} 已停止提供。请改用仍在提供的条目。");

    /// <summary>The entry is not shared at all.</summary>
    public static readonly Rule EntryNotShared = new(
        "GAP_ENTRY_NOT_SHARED", "{0} is not shared by law. Replace this way by another.", "{0} 依法不予共享。请改用其他方式。");
}
