using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Demo.Scenarios;

/// <summary>What a resolution told.</summary>
/// <param name="Relations">Relations.</param>
/// <param name="Materials">Materials, as they became known.</param>
/// <param name="Summary">The summary.</param>
/// <param name="Elapsed">As the caller measured it.</param>
/// <param name="First">Until the first material was known.</param>
internal sealed record ResolvedCase(
    IReadOnlyList<RelationStatus> Relations, IReadOnlyList<MaterialStatus> Materials, CaseSummary Summary, TimeSpan Elapsed, TimeSpan First)
{
    /// <summary>Departments that were asked, each once.</summary>
    public IReadOnlyList<string> Asked =>
    [
        .. Materials.SelectMany(material => material.Attempts).Concat(Relations.SelectMany(relation => relation.Attempts))
            .Select(attempt => attempt.Asked.Split('/')[0]).Where(department => department.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The longest that one question took.</summary>
    public TimeSpan Slowest => TimeSpan.FromMilliseconds(
        Materials.SelectMany(material => material.Attempts).Concat(Relations.SelectMany(relation => relation.Attempts)).Max(attempt => attempt.ElapsedMs));

    /// <summary>The material of a name.</summary>
    /// <exception cref="InvalidOperationException">The case has none.</exception>
    public MaterialStatus this[string material] => Materials.First(each => each.Material == material);

    /// <summary>Reads a resolution to its end.</summary>
    /// <exception cref="RpcException">It was refused, or failed.</exception>
    public static async Task<ResolvedCase> ReadAsync(
        MaterialsService.MaterialsServiceClient client, ResolveRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var (start, first) = (time.GetTimestamp(), TimeSpan.Zero);
        var (relations, materials, summary) = (new List<RelationStatus>(), new List<MaterialStatus>(), new CaseSummary());
        using var call = client.Resolve(request, cancellationToken: cancellationToken);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (response.ToldCase)
            {
                case ResolveResponse.ToldOneofCase.Relation:
                    relations.Add(response.Relation);
                    break;
                case ResolveResponse.ToldOneofCase.Material:
                    first = materials.Count == 0 ? time.GetElapsedTime(start) : first;
                    materials.Add(response.Material);
                    break;
                case ResolveResponse.ToldOneofCase.Summary:
                    summary = response.Summary;
                    break;
            }
        }

        return new ResolvedCase(relations, materials, summary, time.GetElapsedTime(start), first);
    }
}
