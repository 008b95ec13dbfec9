using System.Net;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Tests.Decisions;

/// <summary>A question that can be kept.</summary>
internal sealed record Call(
    bool Fresh,
    string? System,
    string Department,
    string Entry,
    int Major,
    Operations Operation,
    string[] Fields,
    string? Item,
    string? Scenario,
    string? Case,
    string? Task,
    string? Officer,
    IPAddress? Address)
{
    /// <summary>Mostly sound calls, each member now and then missing or unknown.</summary>
    public static readonly Gen<Call> Random =
        Gen.Select(
            Gen.Select(Gen.Int[0, 20], Gen.OneOf("one", "two", "three", "one", "nobody", null), Gen.Int[0, 15], World.Name, Gen.Int[0, 3]),
            Gen.Select(World.Operation, Gen.Frequency((9, World.FieldName), (1, Gen.Const("nothing"))).Array[0, 3]),
            Gen.Select(
                Gen.Frequency((9, World.ItemCode.Select(code => (string?)code)), (1, Gen.OneOf(null, "", "item-9"))),
                Gen.Frequency((9, World.Scenario.Select(scenario => (string?)scenario)), (1, Gen.OneOf(null, "", "other")))),
            Gen.Select(Maybe("case"), Maybe("task"), Maybe("officer"), Gen.Int[0, 5]))
        .Select((about, wanted, purpose, rest) => new Call(
            about.Item1 != 0,
            about.Item2,
            about.Item3 == 0 ? "minzheng" : "gongan",
            about.Item4,
            about.Item5,
            wanted.Item1,
            wanted.Item2,
            purpose.Item1,
            purpose.Item2,
            rest.Item1,
            rest.Item2,
            rest.Item3,
            rest.Item4 < World.Addresses.Length ? World.Addresses[rest.Item4] : rest.Item4 == 3 ? null : World.Addresses[0]));

    public Decision Decide(Snapshot snapshot) => Decider.Decide(snapshot, new Question
    {
        System = System,
        Department = Department,
        Entry = Entry,
        Major = Major,
        Operation = Operation,
        Fields = Fields,
        Purpose = new Purpose(Item, Scenario, Case, Task, Officer),
        SourceAddress = Address,
        Now = World.Now,
        SnapshotIsFresh = Fresh,
    });

    private static Gen<string?> Maybe(string value) => Gen.OneOf<string?>(value, value, value, value, value, value, "", null);
}
