using Gateway.Contracts.Materials.V1;

namespace Gateway.Server.Tests.Materials.City;

/// <summary>What a resolution told.</summary>
internal sealed record Told(IReadOnlyList<ResolveResponse> All)
{
    public MaterialStatus this[string material] => Assert.Single(Materials, each => each.Material == material);

    public IEnumerable<MaterialStatus> Materials => All.Where(each => each.Material is not null).Select(each => each.Material);

    public IEnumerable<RelationStatus> Relations => All.Where(each => each.Relation is not null).Select(each => each.Relation);

    /// <summary>Told once, as the last.</summary>
    public CaseSummary Summary => Assert.Single(All, each => each.Summary is not null) is var last && ReferenceEquals(last, All[^1]) ? last.Summary : throw new InvalidOperationException("The summary is not the last.");
}
