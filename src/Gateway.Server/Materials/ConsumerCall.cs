using System.Diagnostics;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Gateway.Server.Identity;

namespace Gateway.Server.Materials;

/// <summary>A call of an approval system, once it is known who calls.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="System">The system.</param>
/// <param name="Snapshot">The snapshot by which it was identified.</param>
/// <param name="Trace">The caller's trace.</param>
/// <param name="Method">The method: <c>gateway.materials.v1.MaterialsService/Resolve</c>.</param>
internal sealed record ConsumerCall(Caller Caller, RegisteredSystem System, Snapshot Snapshot, ActivityContext Trace, string Method)
{
    /// <summary>Slug of the caller's department.</summary>
    public string Department => System.Department;
}
