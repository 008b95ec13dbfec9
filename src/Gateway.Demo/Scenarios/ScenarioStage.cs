using System.Globalization;
using Gateway.Contracts.Materials.V1;
using Gateway.Demo.Case;
using Gateway.Demo.City;
using Gateway.Demo.Running;
using Gateway.Demo.Showing;

namespace Gateway.Demo.Scenarios;

/// <summary>Where a scenario is played: its calls, its case, what it tells, and what is checked.</summary>
internal sealed class ScenarioStage(ScenarioAbout about, ScenarioCalls calls, CityAdapters adapters, ScenarioView view, TimeProvider time)
{
    private readonly List<(string What, string? Fault)> _checks = [];

    /// <summary>The case: its number is new with every run, and names nobody.</summary>
    public CaseContext Case { get; } = new()
    {
        CaseNumber = string.Create(CultureInfo.InvariantCulture, $"SP{time.GetUtcNow():yyyyMMdd'-'HHmmssfff}-{about.Number}"),
        Scenario = ScenarioMatters.Scenario,
        OfficerId = Purpose.Officer,
        Channel = "window",
    };

    /// <summary>What was checked, and what was not as expected or null.</summary>
    public IReadOnlyList<(string What, string? Fault)> Checks => _checks;

    public MaterialsService.MaterialsServiceClient Materials => calls.Materials;

    public CityAdapters Adapters => adapters;

    public TimeProvider Time => time;

    public DepartmentWorkService.DepartmentWorkServiceClient WorkOf(string department) => calls.WorkOf(department);

    /// <summary>Resolves the case, shows what each material was and is, and checks it.</summary>
    public async Task<ResolvedCase> ResolveAsync(CancellationToken cancellationToken)
    {
        var matter = await Materials.DescribeMatterAsync(new DescribeMatterRequest { Matter = about.Matter }, cancellationToken: cancellationToken);
        var found = await ResolveAsync(about, Case, cancellationToken);
        foreach (var (name, fault) in ScenarioExpectations.Check(about, found))
        {
            Check(name, fault);
        }

        view.Table(matter, found);
        return found;
    }

    /// <summary>Resolves a case without showing it.</summary>
    public Task<ResolvedCase> ResolveAsync(ScenarioAbout what, CaseContext context, CancellationToken cancellationToken) =>
        ResolvedCase.ReadAsync(Materials, what.ToRequest(context), time, cancellationToken);

    /// <summary>Resolves a case of its own, and closes it, so that connections stand when the case is timed.</summary>
    public async Task WarmAsync(ScenarioAbout what, CancellationToken cancellationToken)
    {
        var context = Case.Clone();
        context.CaseNumber += "-0";
        await ResolveAsync(what, context, cancellationToken);
        await Materials.CloseCaseAsync(new CloseCaseRequest { Case = context }, cancellationToken: cancellationToken);
    }

    /// <summary>How the case stands.</summary>
    public async Task<GetCaseResponse> GetCaseAsync(CancellationToken cancellationToken) =>
        await Materials.GetCaseAsync(new GetCaseRequest { Case = Case }, cancellationToken: cancellationToken);

    /// <summary>The applicant agrees with all that was found.</summary>
    public async Task<AcceptResponse> AcceptAllAsync(CancellationToken cancellationToken) =>
        await Materials.AcceptAsync(new AcceptRequest { Case = Case, Consent = Consent.Use }, cancellationToken: cancellationToken);

    /// <summary>The applicant signs the commitments that are offered.</summary>
    public async Task CommitAsync(IEnumerable<MaterialStatus> offered, CancellationToken cancellationToken)
    {
        foreach (var material in offered)
        {
            var made = await Materials.CommitAsync(
                new CommitRequest { Case = Case, Material = material.Material, Text = material.Commitment.Text, SignatureRef = "signed-" + material.Material },
                cancellationToken: cancellationToken);
            Check(material.Material, ScenarioExpectations.Holds(made.Material.Commitment?.State == CommitmentState.Made, "the commitment was not made")
                ?? ScenarioExpectations.Receipt(made.Receipt));
            Tell("承诺 promised", $"{material.Name}：已签承诺书，{OutcomeNames.Day(made.Material.Commitment?.VerifyAt)} 起核验 signed, verified from then on", made.Receipt);
        }
    }

    /// <summary>Tells what happened besides.</summary>
    public void Tell(string what, string text, Gateway.Contracts.V1.Receipt? receipt = null) => view.Line(what, text, receipt);

    /// <summary>Counts an expectation.</summary>
    public void Check(string what, string? fault)
    {
        _checks.Add((what, fault));
        if (fault is not null)
        {
            view.Fault(what, fault);
        }
    }
}
