using System.Collections.Immutable;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Items;

/// <summary>One way to replace a material; the kinds below are all there are.</summary>
public abstract record MaterialWay
{
    private protected MaterialWay()
    {
    }

    /// <summary>The entry that it asks; null where it asks none.</summary>
    public virtual EntryKey? Entry => null;
}

/// <summary>An electronic certificate (免提交-证照).</summary>
/// <param name="TypeCode">Type code of the certificate.</param>
/// <param name="Holder">The entry that holds such certificates.</param>
public sealed record CertificateWay(string TypeCode, EntryKey Holder) : MaterialWay
{
    /// <inheritdoc/>
    public override EntryKey? Entry => Holder;
}

/// <summary>Data of an entry (免提交-数据).</summary>
/// <param name="Source">The entry.</param>
/// <param name="Rule">When the data satisfies the material.</param>
public sealed record DataWay(EntryKey Source, DataRule Rule) : MaterialWay
{
    /// <inheritdoc/>
    public override EntryKey? Entry => Source;
}

/// <summary>A verification (核验).</summary>
/// <param name="Source">The entry.</param>
/// <param name="Claims">api_names of the fields whose values the applicant claims.</param>
public sealed record VerificationWay(EntryKey Source, ImmutableArray<string> Claims) : MaterialWay
{
    /// <inheritdoc/>
    public override EntryKey? Entry => Source;
}

/// <summary>A check by a department, as a work order (部门核查).</summary>
/// <param name="Department">Slug of the department that checks.</param>
/// <param name="DueDays">Working days in which it answers.</param>
public sealed record DepartmentCheckWay(string Department, int DueDays) : MaterialWay;

/// <summary>A written commitment, verified after the fact (告知承诺).</summary>
/// <param name="Text">What the applicant commits to.</param>
/// <param name="BadCredit">Where a bad credit record stands; null where commitments are open to all.</param>
public sealed record CommitmentWay(string Text, BadCredit? BadCredit) : MaterialWay
{
    /// <inheritdoc/>
    public override EntryKey? Entry => BadCredit?.Source;
}

/// <summary>The applicant brings it (自备).</summary>
public sealed record ApplicantWay : MaterialWay
{
    /// <summary>The only one.</summary>
    public static readonly ApplicantWay Instance = new();

    private ApplicantWay()
    {
    }
}

/// <summary>Where a bad credit record stands.</summary>
/// <param name="Source">The entry.</param>
/// <param name="Mark">What a record meets that says so.</param>
public sealed record BadCredit(EntryKey Source, DataRule Mark);
