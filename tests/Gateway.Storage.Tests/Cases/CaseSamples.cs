using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

internal static class CaseSamples
{
    public const string Permit = "11330100MB9001069P3330131002002";
    public const string Signboard = "11330100MB9001069P333013101600001";

    /// <summary>Longer than any test runs.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Over at once: the lease of one that died.</summary>
    public static readonly TimeSpan Dead = TimeSpan.Zero;

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Long past for every clock.</summary>
    public static readonly DateTimeOffset Past = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Future = new(2190, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static StoredCase Case(string number = "2026-0001", string consumer = "shenpi", int month = 202603) => new()
    {
        Id = Guid.NewGuid(),
        Consumer = consumer,
        CaseNumber = number,
        System = "shenpi-approval",
        Matter = "item:" + Permit,
        Items = [new(Permit, "shichang"), new(Signboard, "chengguan")],
        Applicant = "9f86d081884c7d65",
        Month = month,
        OpenedAt = Noon,
        Sealed = new byte[] { 1, 2, 3 },
    };

    public static StoredMaterial Line(StoredCase of, int line, MaterialOutcome outcome = MaterialOutcome.WaivedByData) => new()
    {
        Case = of.Id,
        Line = line,
        Name = $"material_{line}",
        DisplayName = $"材料{line}",
        Item = Permit,
        Department = "shichang",
        Holder = "minzheng",
        Outcome = (short)outcome,
        Sealed = new byte[] { 4, (byte)line },
    };

    public static StoredMaterial[] Lines(StoredCase of, int count) => [.. Enumerable.Range(0, count).Select(line => Line(of, line))];

    public static StoredOrder Order(
        StoredCase of, OrderKind kind = OrderKind.Check, OrderState state = OrderState.Open, string department = "renshe", DateTimeOffset? dueAt = null) => new()
        {
            Id = Guid.NewGuid(),
            Case = of.Id,
            Line = kind == OrderKind.Check ? 0 : StoredOrder.NoLine,
            Kind = (short)kind,
            State = (short)state,
            Department = department,
            Consumer = of.Consumer,
            Item = Permit,
            About = "社会保险缴费证明",
            Question = "该单位是否欠缴社会保险费？",
            OrderedAt = Noon,
            DueAt = dueAt ?? Future,
            Sealed = new byte[] { 5 },
        };

    public static StoredFinding Finding(StoredCase of, DateTimeOffset? madeAt = null, string department = "minzheng") => new()
    {
        Id = Guid.NewGuid(),
        Case = of.Id,
        Kind = (short)FindingKind.Wrong,
        Department = department,
        Consumer = of.Consumer,
        Item = Permit,
        Material = "material_0",
        Entry = "minzheng/marriage@1",
        MadeAt = madeAt ?? Noon,
        Sealed = new byte[] { 6 },
    };

    public static StoredAsked Asked(StoredCase of, AskedVerdict verdict, Guid? finding = null, string material = "material_0", string item = Permit) => new()
    {
        Id = Guid.NewGuid(),
        Case = of.Id,
        Item = item,
        Department = "shichang",
        Material = material,
        Verdict = (short)verdict,
        ReportedAt = Noon,
        Month = of.Month,
        Finding = finding,
    };

    /// <summary>Opens a case and ends the lease.</summary>
    public static async Task<CaseOpening> OpenedAsync(this CaseStore store, StoredCase wanted, IReadOnlyList<StoredMaterial> lines, CancellationToken token)
    {
        var opening = await store.OpenAsync(wanted, lines, "opener", Dead, token);
        Assert.Equal(CaseOpeningStatus.Opened, opening.Status);
        return opening;
    }
}
