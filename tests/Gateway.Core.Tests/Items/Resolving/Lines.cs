using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Xunit;

namespace Gateway.Core.Tests.Items.Resolving;

/// <summary>Lines of one material, by its ways.</summary>
internal static class Lines
{
    private static readonly EntryKey s_entry = new("gongan", "resident", 1);

    public static readonly MaterialWay Certificate = new CertificateWay("11100000MB9001907F001", s_entry);

    public static readonly MaterialWay Data = new DataWay(s_entry, new DataRule([new DataCondition("name", DataTest.Present, [])]));

    public static readonly MaterialWay Verification = new VerificationWay(s_entry, ["name"]);

    public static readonly MaterialWay Check = new DepartmentCheckWay("gongan", 3);

    public static readonly MaterialWay Commitment = new CommitmentWay("我承诺", null);

    public static readonly MaterialWay[] All = [Certificate, Data, Verification, Check, Commitment];

    /// <summary>A line whose material has these ways, and the applicant's after them.</summary>
    public static MatterLine Of(params MaterialWay[] ways) => Of(ServiceItem.UsualPatience, ways);

    public static MatterLine Of(TimeSpan patience, params MaterialWay[] ways)
    {
        var material = new Material("paper", "证明", MaterialKind.Proof, MaterialForm.Original, "", "", [.. ways, ApplicantWay.Instance]);
        var item = new ServiceItem("11110101MB009000XY3330131002001", "事项", "shenpi", Validity.Of(new DateOnly(2020, 1, 1), null, TimeZoneInfo.Utc)) { Materials = [material], Patience = patience };
        return Assert.Single(Matter.Of(item).Lines);
    }
}
