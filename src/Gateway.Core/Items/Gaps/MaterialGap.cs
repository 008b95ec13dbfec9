using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items.Gaps;

/// <summary>A way that cannot be gone yet, since something is not agreed.</summary>
/// <param name="Item">The item.</param>
/// <param name="About">What the way is of.</param>
/// <param name="Department">Slug of the department that lacks it: the implementing one, or the lead of a bundle that holds the item.</param>
/// <param name="Entry">The entry that the way asks.</param>
/// <param name="Fault">What is missing, with the path in the item's document.</param>
public sealed record MaterialGap(ServiceItem Item, GapSubject About, string Department, EntryKey Entry, RuleFault Fault);

/// <summary>What a gap is about: a material, a relation, or the older numbers of firms.</summary>
/// <param name="Code">Code of the material or relation; <c>aliases</c> of older numbers.</param>
/// <param name="Name">Chinese name.</param>
public readonly record struct GapSubject(string Code, string Name)
{
    /// <summary>Firms by their older numbers.</summary>
    public static readonly GapSubject Aliases = new("aliases", "企业旧证号对照");
}
