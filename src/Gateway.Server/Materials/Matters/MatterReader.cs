using Gateway.Core.Decisions;
using Gateway.Core.Items.Matters;
using Gateway.Core.Snapshots;
using MatterKind = Gateway.Contracts.Materials.V1.Matter.KindOneofCase;

namespace Gateway.Server.Materials.Matters;

/// <summary>Finds what a case is about.</summary>
internal static class MatterReader
{
    /// <summary>The item or bundle that is in force for the department, or why there is none.</summary>
    public static Answered<Matter> Read(Snapshot snapshot, string department, Gateway.Contracts.Materials.V1.Matter? wanted, DateTimeOffset now) => wanted?.KindCase switch
    {
        MatterKind.ServiceItemCode => ReadItem(snapshot, department, wanted.ServiceItemCode, now),
        MatterKind.Bundle => ReadBundle(snapshot, department, wanted.Bundle, now),
        _ => new Refusal(Reasons.RequestMalformed, Detail: "matter: name a service item or a bundle. 请填写事项编码或“一件事”编码。"),
    };

    /// <summary>As documents and the database write it: <c>item:CODE</c>, <c>bundle:code</c>.</summary>
    public static string TextOf(Matter matter) => (matter.IsBundle ? "bundle:" : "item:") + matter.Code;

    private static Answered<Matter> ReadItem(Snapshot snapshot, string department, string code, DateTimeOffset now)
    {
        if (snapshot.Items.Find(code) is not { } item)
        {
            return Reasons.ItemUnknown;
        }

        return !item.InForce.Covers(now) ? Reasons.ItemNotInForce
            : item.Department == department ? Matter.Of(item)
            : Reasons.ItemNotOfDepartment;
    }

    private static Answered<Matter> ReadBundle(Snapshot snapshot, string department, string code, DateTimeOffset now)
    {
        if (snapshot.Bundles.Find(code) is not { } bundle || bundle.LeadDepartment != department || !bundle.InForce.Covers(now))
        {
            return CaseReasons.BundleUnknown;
        }

        // Items that are over are no part of it any more.
        var items = bundle.Items.Select(snapshot.Items.Find).Where(item => item?.InForce.Covers(now) == true).ToArray();
        return items.Length > 0 ? Matter.Of(bundle, items!) : Reasons.ItemNotInForce;
    }
}
