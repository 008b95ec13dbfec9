using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Snapshots;
using Gateway.Server.Identity;

namespace Gateway.Server.Materials.Departments;

/// <summary>The policy "department-work": registered systems of the role adapter or steward, for their own department.</summary>
internal sealed class DepartmentWorkPolicy(RegisteredSystemPolicy systems)
{
    /// <summary>Name of the policy on endpoints.</summary>
    public const string Name = "department-work";

    /// <summary>Who works by which snapshot, or why the caller may not. A known system that may not is named as well.</summary>
    public (RegisteredSystem? System, Snapshot Snapshot, Refusal? Refusal) Check(HttpContext context)
    {
        var (system, snapshot, refusal) = systems.Check(context);
        return refusal is null && system!.Role is not (SystemRole.Adapter or SystemRole.Steward)
            ? (system, snapshot, new Refusal(Reasons.SystemNotDepartmentWork))
            : (system, snapshot, refusal);
    }
}
