using System.Diagnostics;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>
/// Says naively what a material may have become: it knows which department holds whose record, and when each was well. Of a department that was
/// in trouble it concludes nothing but that it cannot have answered what it does not hold.
/// </summary>
internal sealed class ShopOracle(IReadOnlyList<TroubledOffice> offices)
{
    private int _certain;

    /// <summary>Ways that a department was asked which was well and holds the record: they had to be gone, and were.</summary>
    public int Certain => _certain;

    /// <summary>What is wrong with an outcome that was just told; null where nothing is.</summary>
    public string? Judge(ToldCase told, MaterialStatus material, long begun)
    {
        var now = Stopwatch.GetTimestamp();
        var gone = material.Outcome is MaterialOutcome.WaivedByData or MaterialOutcome.Verified ? (int)material.Way : int.MaxValue;
        if (gone == int.MaxValue && material.Outcome != MaterialOutcome.ToBeSupplied)
        {
            return $"{material.Material} became {material.Outcome}";
        }

        var ways = WaysOf(material.Material);
        for (var way = 0; way < ways.Length && way <= gone; way++)
        {
            var holds = TroubledOffice.Holds(ways[way], told.Citizen);
            if (way == gone && !holds)
            {
                return $"{material.Material} was replaced by what nobody holds";
            }

            if (!holds || !offices[ways[way]].WasWell(begun, now))
            {
                continue;
            }

            if (way < gone)
            {
                var attempt = material.Attempts.FirstOrDefault(each => each.Index == way);
                return $"{material.Material} is held by {Shop.Offices[ways[way]]}, which was well: {attempt?.Reason} {attempt?.Code} after {attempt?.ElapsedMs} ms, of {Stopwatch.GetElapsedTime(begun, now)}";
            }

            Interlocked.Increment(ref _certain);
        }

        return null;
    }

    /// <summary>What is wrong with a material long after all departments are well; null where nothing is.</summary>
    public static string? JudgeInTheEnd(string citizen, MaterialStatus material)
    {
        var ways = WaysOf(material.Material);
        foreach (var attempt in material.Attempts.Where(attempt => attempt.Reason == MaterialReason.DepartmentSilent))
        {
            if (material.Outcome == MaterialOutcome.ToBeSupplied && TroubledOffice.Holds(ways[(int)attempt.Index], citizen))
            {
                return $"{material.Material} is still not got from {Shop.Offices[ways[(int)attempt.Index]]}: {attempt.Code}";
            }
        }

        return material.LatePending ? $"{material.Material} is still awaited" : null;
    }

    /// <summary>The departments that a material is asked of, in order.</summary>
    private static int[] WaysOf(string material)
    {
        var office = Shop.OfficeOf(material);
        return material.StartsWith("paper", StringComparison.Ordinal) ? [office, (office + 1) % Shop.Offices.Count] : [office];
    }
}
