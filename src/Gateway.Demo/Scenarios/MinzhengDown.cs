using Gateway.Contracts.Materials.V1;
using Gateway.Demo.City;
using Gateway.Demo.Showing;
using static Gateway.Demo.Scenarios.ScenarioExpectations;

namespace Gateway.Demo.Scenarios;

/// <summary>6. 民政停机: nobody is turned away, and what the department answers later is delivered to the case.</summary>
internal sealed class MinzhengDown : IScenario
{
    /// <summary>The department that is down.</summary>
    public const string Down = "minzheng";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public ScenarioAbout About { get; } = new()
    {
        Number = 6,
        Title = "民政系统停机，办件照收（公共租赁住房）",
        TitleEn = "Civil Affairs is down, and nobody is turned away",
        Story = $"民政局前置已停机。{Cast.ApplicantName}申请公租房，结婚证一时查不到。",
        StoryEn = "The adapter of Civil Affairs is stopped. She applies for housing, and her marriage certificate cannot be had just now.",
        Matter = new Matter { ServiceItemCode = ScenarioMatters.Housing },
        Parties = [Parties.Person("applicant", Cast.Applicant, Cast.ApplicantName), Parties.Person("child", Cast.Child)],
        NotNeeded = ["title_certificate"],
        Relations = ["parent"],
        Expected =
        [
            ("application_form", MaterialOutcome.ToBeSupplied, MaterialReason.NobodyHoldsIt),
            ("household_proof", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
            ("marriage_certificate", MaterialOutcome.OnCommitment, MaterialReason.Unspecified),
            ("birth_certificate", MaterialOutcome.WaivedByCertificate, MaterialReason.Unspecified),
            ("insurance_proof", MaterialOutcome.WaivedByData, MaterialReason.Unspecified),
        ],
    };

    /// <inheritdoc/>
    public async Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        await stage.Adapters.StopAsync(Down);
        try
        {
            var found = await stage.ResolveAsync(cancellationToken);
            var marriage = found["marriage_certificate"];
            stage.Check("silent", Holds(marriage is { LatePending: true, Attempts: [{ Reason: MaterialReason.DepartmentSilent }, ..] }, "it is not asked on"));
            await stage.CommitAsync([marriage], cancellationToken);
            var now = (await stage.GetCaseAsync(cancellationToken)).Summary;
            stage.Check("accepted", Holds(now is { Waived: 3, Committed: 1, ToBeSupplied: 1, LatePending: 1 }, $"{now}"));
            stage.Tell("照收 accepted", "缺的一项以承诺代替，办件受理；系统继续向民政查询 the case is taken in; the department is asked on");
        }
        finally
        {
            await stage.Adapters.StartAsync(Down, cancellationToken);
        }

        await LateAsync(stage, cancellationToken);
    }

    private static async Task LateAsync(ScenarioStage stage, CancellationToken cancellationToken)
    {
        stage.Tell("恢复 back", "民政局前置已恢复 the adapter is started again");
        var start = stage.Time.GetTimestamp();
        while (true)
        {
            var marriage = (await stage.GetCaseAsync(cancellationToken)).Materials.First(material => material.Material == "marriage_certificate");
            if (marriage.Late || stage.Time.GetElapsedTime(start) > s_patience)
            {
                stage.Check("late", Holds(
                    marriage is { Late: true, LatePending: false, Outcome: MaterialOutcome.WaivedByCertificate, Commitment.State: CommitmentState.Kept },
                    $"{marriage.Outcome} {marriage.Commitment?.State}, late {marriage.Late}") ?? Receipt(marriage.Receipt));
                stage.Tell("补到 came late", $"{Screen.Time(stage.Time.GetElapsedTime(start))} 后结婚证查到，送达办件，承诺属实 the certificate came, and the promise is kept", marriage.Receipt);
                return;
            }

            await Task.Delay(s_pause, stage.Time, cancellationToken);
        }
    }
}
