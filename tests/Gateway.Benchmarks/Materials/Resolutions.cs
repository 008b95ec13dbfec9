using Gateway.Benchmarks.Exchanges.Data;
using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Benchmarks.Materials;

/// <summary>Resolutions of new cases, each of another person in no order: all twelve materials have to be replaced.</summary>
internal sealed class Resolutions : GrpcCalls
{
    // Prime to the number of people. Two cases of one person at once are more guesses about it than its day allows.
    private const int Stride = 61_813;

    private static int s_next = Random.Shared.Next(People.Count);

    /// <inheritdoc/>
    public override int RequestBytes => RequestOf(People.At(0)).CalculateSize();

    /// <inheritdoc/>
    public override async Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random)
    {
        using var call = new MaterialsService.MaterialsServiceClient(invoker).Resolve(RequestOf(Next()), options);
        var (bytes, replaced, first) = (0, 0, "");
        while (await call.ResponseStream.MoveNext(options.CancellationToken))
        {
            var response = call.ResponseStream.Current;
            bytes += response.CalculateSize();
            if (response.Material is not { } material)
            {
                continue;
            }

            if (material.Outcome is MaterialOutcome.WaivedByData or MaterialOutcome.Verified)
            {
                replaced++;
            }
            else
            {
                first = $"{material.Material} {material.Reason} {material.Attempts.LastOrDefault()?.Code}";
            }
        }

        return replaced == MaterialsDocuments.Materials
            ? bytes
            : throw new InvalidDataException($"Of {MaterialsDocuments.Materials} materials {replaced} were replaced; not so {first}.");
    }

    private static Person Next() => People.At((int)((uint)Interlocked.Add(ref s_next, Stride) % People.Count));

    private static ResolveRequest RequestOf(Person person) => new()
    {
        Matter = new Matter { Bundle = MaterialsDocuments.Bundle },
        Case = new CaseContext { CaseNumber = Guid.NewGuid().ToString("N"), Scenario = "review", OfficerId = "o-17" },
        Parties = { new Party { Role = "applicant", Subject = new Subject { Type = "111", Identifier = person.Id }, Values = { ["name"] = person.Name } } },
    };
}
