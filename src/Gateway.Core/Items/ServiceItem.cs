using System.Collections.Immutable;
using Gateway.Core.Identifiers;

namespace Gateway.Core.Items;

/// <summary>A power on the power list (事项), by its code, with what it asks for (基本目录、实施清单). Immutable.</summary>
/// <param name="Code">Service item code: 31 or 33 characters.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Department">Slug of the implementing department.</param>
/// <param name="InForce">When it is in force.</param>
public sealed record ServiceItem(string Code, string Name, string Department, Validity InForce)
{
    /// <summary>How long an applicant waits for a department where the item says nothing.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(3);

    /// <summary>Revision of what it asks for.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Type.</summary>
    public ItemType Type { get; init; }

    /// <summary>Level at which it is exercised (行使层级).</summary>
    public RegionLevel Level { get; init; }

    /// <summary>The list that it stands on.</summary>
    public ItemList List { get; init; }

    /// <summary>Legal basis (设定依据).</summary>
    public ImmutableArray<string> LegalBasis { get; init; } = [];

    /// <summary>Working days that the law allows; 0 where that is not said.</summary>
    public int StatutoryDays { get; init; }

    /// <summary>Working days that the department promises; 0 where that is not said.</summary>
    public int PromisedDays { get; init; }

    /// <summary>How long an applicant waits for a department before the next way is taken.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>Written commitments may stand in for materials (告知承诺制).</summary>
    public bool CommitmentAllowed { get; init; }

    /// <summary>What it asks for; what is not here may not be asked for.</summary>
    public ImmutableArray<Material> Materials { get; init; } = [];

    /// <summary>The parties of its cases, besides an applicant without values.</summary>
    public ImmutableArray<CaseParty> Parties { get; init; } = [];

    /// <summary>Relations by which one party acts for another.</summary>
    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>Where firms are found by older numbers; null where they are not.</summary>
    public AliasSource? Aliases { get; init; }

    /// <summary>Who is told of its result.</summary>
    public ImmutableArray<Announcement> Announcements { get; init; } = [];

    /// <summary>It has ways that ask entries, or may have.</summary>
    public bool HasWays => !Materials.IsEmpty || !Relations.IsEmpty || Aliases is not null;

    /// <summary>The material of that code, or null.</summary>
    public Material? FindMaterial(string code)
    {
        foreach (var material in Materials)
        {
            if (string.Equals(material.Code, code, StringComparison.Ordinal))
            {
                return material;
            }
        }

        return null;
    }
}
