using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Items.Gaps;

/// <summary>A way to replace a material that cannot be gone yet, since something is not agreed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Material">The material.</param>
/// <param name="Entry">The entry that the way asks.</param>
/// <param name="Fault">What is missing, with the path in the item's document.</param>
public sealed record MaterialGap(ServiceItem Item, Material Material, EntryKey Entry, RuleFault Fault);
