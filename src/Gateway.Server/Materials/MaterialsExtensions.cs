using Gateway.Audit;
using Gateway.Server.Endpoints;
using Gateway.Server.Management;
using Gateway.Server.Materials.Acts;
using Gateway.Server.Materials.Asking;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Departments;
using Gateway.Server.Materials.Evidences;
using Gateway.Server.Materials.Facts;
using Gateway.Server.Materials.Figures;
using Gateway.Server.Materials.Orders;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Materials.Working;

namespace Gateway.Server.Materials;

/// <summary>Materials: what applicants need not bring.</summary>
internal static class MaterialsExtensions
{
    public static void AddMaterials(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CaseSeal(provider.GetRequiredService<SubjectPseudonymizer>().DeriveKey("cases")));
        services.AddSingleton<CaseRecorder>();
        services.AddSingleton<RefusalDesk>();
        services.AddSingleton<CaseBook>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseCompletion>();
        services.AddSingleton<LineKeeper>();
        services.AddSingleton<LineSaver>();
        services.AddSingleton<RunningCases>();
        services.AddSingleton<Asker>();
        services.AddSingleton<FactBook>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<MaterialsMetrics>();
        services.AddSingleton<WayGoer>();
        services.AddSingleton<AliasReader>();
        services.AddSingleton<RelationVerifier>();
        services.AddSingleton<LateDesk>();
        services.AddSingleton<Resolution>();
        services.AddSingleton<CaseCorrection>();
        services.AddSingleton<CaseOpener>();
        services.AddSingleton<Resolver>();
        services.AddSingleton<CaseReading>();
        services.AddSingleton<EvidenceReader>();
        services.AddSingleton<EvidenceActs>();
        services.AddSingleton<AcceptAct>();
        services.AddSingleton<CommitAct>();
        services.AddSingleton<CheckAct>();
        services.AddSingleton<AskedAct>();
        services.AddSingleton<AnnounceAct>();
        services.AddSingleton<CloseAct>();
        services.AddSingleton<MaterialsMethods>();
        services.AddSingleton<MaterialsDoor>();
        services.AddSingleton<MaterialsGrpc>();
        services.AddSingleton<MaterialsJson>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<CheckEnd>();
        services.AddSingleton<CommitmentEnd>();
        services.AddDepartmentWork();
        services.AddFigures();

        // Stopped in the other order: first what goes on for cases, then the saving of it.
        services.AddHostedService(provider => provider.GetRequiredService<LineSaver>());
        services.AddHostedService(provider => provider.GetRequiredService<RunningCases>());
        services.AddHostedService<LateWorker>();
        services.AddHostedService<CommitmentWorker>();
        services.AddHostedService<OverdueWorker>();
        services.AddHostedService<PurgeWorker>();
    }

    private static void AddDepartmentWork(this IServiceCollection services)
    {
        services.AddSingleton<DepartmentWorkPolicy>();
        services.AddSingleton<OrderReading>();
        services.AddSingleton<OrderAnswering>();
        services.AddSingleton<FindingActs>();
        services.AddSingleton<DepartmentWorkGrpc>();
    }

    private static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<FiguresReading>();
        services.AddSingleton<WorthReading>();
        services.AddSingleton<FiguresGrpc>();
    }

    public static void MapMaterials(this WebApplication app)
    {
        app.MapGrpcService<MaterialsGrpc>().AsExchange();
        app.MapGrpcService<DepartmentWorkGrpc>().AsGoverned(DepartmentWorkPolicy.Name);
        app.MapGrpcService<FiguresGrpc>().AsGoverned(StewardPolicy.Name);
        foreach (var endpoint in app.Services.GetRequiredService<MaterialsJson>().Map(app))
        {
            endpoint.AsExchange();
        }
    }
}
