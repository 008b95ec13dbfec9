using Gateway.Contracts.Materials.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;
using Gateway.Server.Materials.Recording;

namespace Gateway.Server.Materials.Departments;

/// <summary>A call of a department about its work for cases.</summary>
/// <param name="System">The system that calls.</param>
/// <param name="Snapshot">The snapshot by which it was identified.</param>
internal sealed record DepartmentCall(RegisteredSystem System, Snapshot Snapshot)
{
    /// <summary>Slug of the caller's department: what is not about it, it does not see.</summary>
    public string Department => System.Department;

    /// <summary>An act of the caller.</summary>
    /// <param name="verb">What is done.</param>
    /// <param name="caseNumber">Number of the case; empty where none is concerned.</param>
    /// <param name="officerId">Pseudonymous id of the officer who acts; empty where that is not said.</param>
    public CaseAct Act(string verb, string caseNumber = "", string officerId = "") => new(verb, System.Id, Department)
    {
        Case = new CaseContext { CaseNumber = caseNumber, OfficerId = officerId },
    };
}
