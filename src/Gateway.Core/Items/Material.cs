using System.Collections.Immutable;

namespace Gateway.Core.Items;

/// <summary>What a service item asks for (材料). Immutable.</summary>
/// <param name="Code">Its code within the item: lower_snake_case.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Form">In which form the applicant brings it.</param>
/// <param name="Condition">When it is needed; empty where it always is.</param>
/// <param name="Issuer">Who issues it; empty for what the applicant writes.</param>
/// <param name="Ways">Ways to replace it, in order. The last is <see cref="ApplicantWay"/>, and it stands nowhere else.</param>
public sealed record Material(
    string Code, string Name, MaterialKind Kind, MaterialForm Form, string Condition, string Issuer, ImmutableArray<MaterialWay> Ways)
{
    /// <summary>It is needed whatever the case.</summary>
    public bool IsRequired => Condition.Length == 0;
}
