using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;
using Gateway.Server.Identity;

namespace Gateway.Server.Certificates.Events;

/// <summary>The policy "reporting-adapter": registered systems of the adapter role, for the certificate types of their own department.</summary>
internal sealed class ReportingPolicy(RegisteredSystemPolicy systems)
{
    /// <summary>Name of the policy on endpoints.</summary>
    public const string Name = "reporting-adapter";

    /// <summary>Who reports by which snapshot, or why the caller may not. A known system that may not is named as well.</summary>
    public (RegisteredSystem? System, Snapshot Snapshot, Refusal? Refusal) Check(HttpContext context)
    {
        var (system, snapshot, refusal) = systems.Check(context);
        return refusal is null && system!.Role != SystemRole.Adapter
            ? (system, snapshot, new Refusal(Reasons.SystemNotAdapter))
            : (system, snapshot, refusal);
    }

    /// <summary>The department issues certificates of the type: one of its entries that are served holds them.</summary>
    public static bool Issues(Snapshot snapshot, string department, string typeCode)
    {
        foreach (var source in snapshot.FindCertificateSources(typeCode))
        {
            if (source.Department == department
                && snapshot.FindEntry(source.Department, source.Entry, 0) is { Withdrawn: false, Certificate: { } terms }
                && terms.TypeCode == typeCode)
            {
                return true;
            }
        }

        return false;
    }
}
