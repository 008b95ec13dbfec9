using CsCheck;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>Something that happens, so many milliseconds after what was before.</summary>
internal readonly record struct Step(int Kind, int Wait, int Who, int What, int Much);

/// <summary>What happens to a city.</summary>
internal sealed record Schedule(int Seed, int Replicas, Step[] Steps)
{
    private static readonly Gen<int> s_wait = Gen.Frequency((6, Gen.Int[0, 60]), (3, Gen.Int[60, 500]), (1, Gen.Int[500, 3_000]));

    public static readonly Gen<Schedule> Any = Gen.Select(
        Gen.Int,
        Gen.Int[2, 4],
        Gen.Select(
            Gen.Int[0, 99],
            s_wait,
            Gen.Int[0, 11],
            Gen.Int[0, 2],
            Gen.Int[0, 1_000],
            (kind, wait, who, what, much) => new Step(kind, wait, who, what, much)).Array[20, 160],
        (seed, replicas, steps) => new Schedule(seed, replicas, steps));
}
