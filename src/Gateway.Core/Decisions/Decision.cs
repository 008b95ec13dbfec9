using System.Diagnostics.CodeAnalysis;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Decisions;

/// <summary>Allowed with obligations, or refused with one reason.</summary>
public readonly struct Decision
{
    /// <summary>Fields of two versions of an entry are the same ones, and would look the same.</summary>
    private static bool AreSame(Entry entry, FieldSet fields, Entry other, FieldSet others)
    {
        if (ReferenceEquals(entry, other))
        {
            return fields == others;
        }

        if (entry.Key != other.Key || fields.Count != others.Count)
        {
            return false;
        }

        for (var i = 0; i < entry.Fields.Length; i++)
        {
            if (fields.Contains(i)
                && (other.IndexOf((uint)entry.Fields[i].Number) is not (>= 0 and var index)
                    || !others.Contains(index)
                    || other.Fields[index].Type != entry.Fields[i].Type
                    || other.Fields[index].Masking != entry.Fields[i].Masking))
            {
                return false;
            }
        }

        return true;
    }

    private Decision(Reason? reason, string? agreementId, string? field, RegisteredSystem? caller, Entry? entry)
    {
        Reason = reason;
        ConcernedAgreement = agreementId;
        ConcernedField = field;
        Caller = caller;
        Entry = entry;
    }

    /// <summary>The reason of a refusal; null when allowed.</summary>
    public Reason? Reason { get; }

    /// <summary>Id of the agreement that a refusal concerns, if one does.</summary>
    public string? ConcernedAgreement { get; }

    /// <summary>api_name of the field that a refusal concerns, if one does.</summary>
    public string? ConcernedField { get; }

    /// <summary>The calling system, as far as the decision came to know it.</summary>
    public RegisteredSystem? Caller { get; }

    /// <summary>The entry, as far as the decision came to know it.</summary>
    public Entry? Entry { get; private init; }

    /// <summary>The agreement that allows it; null when refused.</summary>
    public Agreement? Agreement { get; private init; }

    /// <summary>Fields to answer as they are.</summary>
    public FieldSet Plain { get; private init; }

    /// <summary>Fields to answer masked.</summary>
    public FieldSet Masked { get; private init; }

    /// <summary>Greatest number of records.</summary>
    public int RowLimit => Entry?.RowLimit ?? 0;

    /// <summary>Greatest age of a cached answer.</summary>
    public TimeSpan CacheLimit => Entry?.CacheLimit ?? TimeSpan.Zero;

    /// <summary>Allowed.</summary>
    [MemberNotNullWhen(true, nameof(Caller), nameof(Entry), nameof(Agreement))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsAllowed => Agreement is not null;

    internal static Decision Allow(RegisteredSystem caller, Entry entry, Agreement agreement, FieldSet plain, FieldSet masked) =>
        new(null, null, null, caller, entry) { Agreement = agreement, Plain = plain, Masked = masked };

    internal static Decision Refuse(
        Reason reason,
        RegisteredSystem? caller = null,
        Entry? entry = null,
        string? agreement = null,
        string? field = null) => new(reason, agreement, field, caller, entry);

    /// <summary>
    /// The decision by which an exchange goes on that was decided again while it ran; null where what was fetched under
    /// this one may not leave under the other. Its entry stays the version that was asked for; the agreement is the
    /// one of now, with the terms of now, and must be the same agreement, which the department's journal names.
    /// </summary>
    /// <param name="now">A later decision of the same question. Both are allowed.</param>
    public Decision? GoOn(in Decision now) =>
        IsAllowed && now.IsAllowed
        && string.Equals(Agreement.Id, now.Agreement.Id, StringComparison.Ordinal)
        && AreSame(Entry, Plain, now.Entry, now.Plain) && AreSame(Entry, Masked, now.Entry, now.Masked)
            ? now with { Entry = Entry, Plain = Plain, Masked = Masked }
            : null;

    /// <summary>The same, for other fields of the same entry: a part of what is allowed.</summary>
    public Decision With(FieldSet masked, FieldSet plain) => this with { Plain = plain, Masked = masked };

    /// <summary>The refusal as a value to answer and record. Only when refused.</summary>
    public Refusal ToRefusal() => new(
        Reason ?? throw new InvalidOperationException("An allowed decision has no refusal."), ConcernedAgreement, ConcernedField);
}
