using System.Globalization;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Gateway.Testing;

namespace Gateway.Server.Tests.Materials.Processes;

/// <summary>One gateway that keeps cases: a program of its own, which can be killed and started again.</summary>
internal sealed class CaseGateway : GatewayReplica
{
    private readonly string _log;

    /// <summary>No breaker opens: who is killed while a department hangs is tested, not who is refused. All of a fleet have the control database in common; each keeps a log of its own.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="authority">Who issues its certificates.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="storage">Its control database, as the configuration has it.</param>
    public CaseGateway(int number, TestAuthority authority, TemporaryFolder folder, string storage)
        : base(number, authority, folder, new ReplicaTerms(storage, ReplicaTerms.OwnLog(folder.At($"log-{number}.db"), number))
        {
            Departments = "reactivation: 00:00:00.3, breakerMinimumCalls: 100000",
            More = $"calendar: calendar-{number}.yaml",
        })
    {
        _log = folder.At($"log-{number}.db");
        var year = TimeProvider.System.GetUtcNow().Year;
        File.WriteAllText(folder.At($"calendar-{number}.yaml"), string.Create(CultureInfo.InvariantCulture, $$"""
            years:
              - { year: {{year}}, source: test }
              - { year: {{year + 1}}, source: test }
            """));
        Consumer = new(Connect("shenpi", "shenpi-window"));
        Steward = new(Connect("shenpi", "steward"));
    }

    public MaterialsService.MaterialsServiceClient Consumer { get; }

    public ManagementService.ManagementServiceClient Steward { get; }

    /// <summary>What it recorded so far, also before it was killed.</summary>
    public Task<List<ExchangeRecord>> RecordsAsync() => LogOf.ReadFileAsync(_log);

    /// <summary>The work of a department, as its adapter's system does it.</summary>
    public DepartmentWorkService.DepartmentWorkServiceClient WorkOf(string department) => new(Connect(department, $"{department}-adapter"));
}
