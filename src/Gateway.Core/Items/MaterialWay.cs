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

    /// <summary>Role of the party whom it is about.</summary>
    public string Party { get; init; } = CaseValue.Applicant;
}

/// <summary>An electronic certificate (免提交-证照).</summary>
/// <param name="TypeCode">Type code of the certificate.</param>
/// <param name="Holder">The entry that holds such certificates.</param>
public sealed record CertificateWay(string TypeCode, EntryKey Holder) : MaterialWay
{
    /// <summary>The value that is its identifier; null where it is found by its holder, the party.</summary>
    public CaseValue? Identifier { get; init; }

    /// <summary>What it says besides; null where it need say nothing.</summary>
    public DataRule? Face { get; init; }

    /// <inheritdoc/>
    public override EntryKey? Entry => Holder;
}

/// <summary>Data of an entry (免提交-数据).</summary>
/// <param name="Source">The entry.</param>
/// <param name="Rule">When the data satisfies the material.</param>
public sealed record DataWay(EntryKey Source, DataRule Rule) : MaterialWay
{
    /// <summary>Values of the key fields; empty where the only one is the party's identifier.</summary>
    public ImmutableArray<CaseBinding> Keys { get; init; } = [];

    /// <inheritdoc/>
    public override EntryKey? Entry => Source;
}

/// <summary>A verification (核验).</summary>
/// <param name="Source">The entry.</param>
/// <param name="Claims">api_names of the fields whose values the applicant claims.</param>
public sealed record VerificationWay(EntryKey Source, ImmutableArray<string> Claims) : MaterialWay
{
    /// <summary>Values of the key fields; empty where the only one is the party's identifier.</summary>
    public ImmutableArray<CaseBinding> Keys { get; init; } = [];

    /// <summary>Claims whose values are not the party's of the same name.</summary>
    public ImmutableArray<CaseBinding> ClaimValues { get; init; } = [];

    /// <summary>Days for which the result stands as a fact that other items rely on; 0 where none does.</summary>
    public int ValidDays { get; init; }

    /// <summary>The value that is claimed of a field.</summary>
    public CaseValue ValueOf(string claim)
    {
        foreach (var binding in ClaimValues)
        {
            if (string.Equals(binding.Field, claim, StringComparison.Ordinal))
            {
                return binding.Value;
            }
        }

        return new(Party, claim);
    }

    /// <inheritdoc/>
    public override EntryKey? Entry => Source;
}

/// <summary>A check by a department, as a work order (部门核查).</summary>
/// <param name="Department">Slug of the department that checks.</param>
/// <param name="DueDays">Working days in which it answers.</param>
public sealed record DepartmentCheckWay(string Department, int DueDays) : MaterialWay
{
    /// <summary>Its silence, once the check is due, means that it has no objection.</summary>
    public bool SilenceConsents { get; init; }

    /// <summary>What is asked; empty: whether what the material shows is so.</summary>
    public string Question { get; init; } = "";

    /// <summary>Values of the case that are told with it, none an identifier.</summary>
    public ImmutableArray<CaseValue> Tells { get; init; } = [];
}

/// <summary>A written commitment, verified after the fact (告知承诺).</summary>
/// <param name="Text">What the applicant commits to.</param>
/// <param name="BadCredit">Where a bad credit record stands; null where commitments are open to all.</param>
public sealed record CommitmentWay(string Text, BadCredit? BadCredit) : MaterialWay
{
    /// <summary>Working days to the verification where the item says nothing.</summary>
    public const int UsualVerifyDays = 10;

    /// <summary>Working days after which it is verified by the ways before it.</summary>
    public int VerifyDays { get; init; } = UsualVerifyDays;

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
