using System.Globalization;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Demo.City;
using Gateway.Demo.Scenarios;
using Gateway.EndToEnd.City;
using Gateway.Testing;
using Outcome = Gateway.Contracts.Audit.V1.Outcome;

namespace Gateway.EndToEnd.Scenarios;

/// <summary>The six matters of the city, with departments as real adapters: what becomes of every material, and that the log proves it.</summary>
[Collection(SeededCity.Name)]
public sealed class ScenarioTests(ScenarioCity city) : IClassFixture<ScenarioCity>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_company_is_founded_without_what_the_government_holds_and_its_licence_is_announced()
    {
        var context = city.NewCase();

        var found = await city.ResolveAsync(new FoundCompany().About, context);

        Assert.Equal(
            [
                "application_form ToBeSupplied NobodyHoldsIt",
                "articles ToBeSupplied NobodyHoldsIt",
                "identity_proof Verified",
                "name_reservation WaivedByData",
                "premises_title WaivedByCertificate",
            ],
            Told.Of(found.Materials));
        await Told.ProveAsync(city, context, found);

        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await EvidenceAsync(context, found["premises_title"].Evidence));
        Assert.Equal(Grpc.Core.StatusCode.FailedPrecondition, refused.StatusCode);
        var shown = await city.Materials.PreviewAsync(new PreviewRequest { Case = context });
        Assert.Equal(["identity_proof", "name_reservation", "premises_title"], shown.Materials.Select(each => each.Material).Order(StringComparer.Ordinal));
        Assert.All(shown.Materials, each => Assert.True(each.Evidence is { Satisfies: true, Changed: false }, each.Code));
        var accepted = await city.Materials.AcceptAsync(new AcceptRequest { Case = context, Consent = Consent.Use });
        Assert.Equal("accept", (await city.RecordOfAsync(accepted.Receipt)).Operation);
        var evidence = (await EvidenceAsync(context, found["premises_title"].Evidence)).Evidence;
        Assert.True(evidence is { Satisfies: true, Certificates.Count: > 0 });
        Assert.Equal("title_certificate", (await city.RecordOfAsync(evidence.Receipt)).Entry);

        await AnnounceAsync(context);
    }

    [Fact]
    public async Task A_restaurant_is_opened_by_one_application_and_what_its_items_share_is_asked_once()
    {
        var (scenario, context, older) = (new OpenRestaurant(), city.NewCase(), city.NewCase());
        string[] expected =
        [
            "application_form ToBeSupplied NobodyHoldsIt",
            "branch_resolution ToBeSupplied NobodyHoldsIt",
            "business_licence WaivedByCertificate",
            "evacuation_plan OnCommitment",
            "fire_clearance WaivedByData",
            "identity_proof Verified",
            "kitchen_layout ToBeSupplied NobodyHoldsIt",
            "premises_title WaivedByData",
            "safety_rules OnCommitment",
            "signboard_design ToBeSupplied NobodyHoldsIt",
            "signboard_record WaivedByData",
            "structure_safety OnCommitment",
        ];

        var found = await city.ResolveAsync(scenario.About, context);

        Assert.Equal(expected, Told.Of(found.Materials));
        Assert.Equal([("legal_representative", true)], found.Relations.Select(relation => (relation.Relation, relation.Verified)));
        await Told.ProveAsync(city, context, found);
        Assert.Equal(4, found["business_licence"].Items.Count);
        var asked = (await city.RecordsOfAsync(context)).Where(record => record.Entry.Length > 0).Select(record => $"{record.Provider}/{record.Entry}").ToList();
        Assert.Equal((int)found.Summary.Exchanges, asked.Count);
        Assert.Equal(1, asked.Count(entry => entry == "shichang/business_licence"));
        Assert.Equal(1, asked.Count(entry => entry == "ziran/premises"));

        foreach (var offered in found.Materials.Where(material => material.Outcome == MaterialOutcome.OnCommitment))
        {
            var made = await CommitAsync(context, offered);
            Assert.Equal((CommitmentState.Made, "commit"), (made.Material.Commitment.State, (await city.RecordOfAsync(made.Receipt)).Operation));
        }

        // The same firm by a number of before 2015: looked up, and then the same.
        var again = await city.ResolveAsync(scenario.ByOlderNumber, older);
        Assert.Equal(expected, Told.Of(again.Materials));
        Assert.Contains(await city.RecordsOfAsync(older), record => (record.Provider, record.Entry) == ("shichang", "firm_number"));
    }

    [Fact]
    public async Task Of_a_company_that_is_given_up_a_silent_department_and_its_due_time_are_proved()
    {
        var context = city.NewCase();

        var found = await city.ResolveAsync(new CloseCompany().About, context);

        Assert.Equal(
            [
                "application_form ToBeSupplied NobodyHoldsIt",
                "business_licence WaivedByCertificate",
                "case_clearance UnderCheck",
                "credit_clearance UnderCheck",
                "identity_proof Verified",
                "insurance_clearance UnderCheck",
                "liquidation_statement OnCommitment",
                "tax_clearance UnderCheck",
            ],
            Told.Of(found.Materials));
        Assert.True(Assert.Single(found.Relations).Verified);
        await Told.ProveAsync(city, context, found);
        var stranger = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () =>
            await city.Calls.WorkOf("renshe").GetOrderAsync(new GetOrderRequest { OrderId = found["tax_clearance"].Order.OrderId }));
        Assert.Equal(Grpc.Core.StatusCode.NotFound, stranger.StatusCode);

        await city.AnswerAsync(found["insurance_clearance"].Order, OrderAnswer.Confirmed, "无异议");
        await city.AnswerAsync(found["case_clearance"].Order, OrderAnswer.Confirmed, "无异议");
        await city.AnswerAsync(found["credit_clearance"].Order, OrderAnswer.Objected, "有未履行的信用惩戒");
        var answered = await city.GetCaseAsync(context);
        Assert.Equal(
            ["case_clearance Checked", "credit_clearance ToBeSupplied CheckObjected", "insurance_clearance Checked", "tax_clearance UnderCheck"],
            Told.Of(answered.Materials.Where(material => material.Order is not null)));

        city.Forward(TimeSpan.FromDays(30));
        await Poll.UntilAsync(
            async () => Of(await city.GetCaseAsync(context), "tax_clearance").Order.State == OrderState.Overdue, s_patience, "the silence is recorded");
        var silent = Of(await city.GetCaseAsync(context), "tax_clearance");

        // By the item's rule its silence counts as no objection; both receipts say so.
        Assert.Equal(MaterialOutcome.Checked, silent.Outcome);
        var (ordered, ended) = (await city.RecordOfAsync(silent.Order.Ordered), await city.RecordOfAsync(silent.Order.Ended));
        Assert.Equal(("order", "shuiwu", "overdue", "shuiwu", "ORDER_OVERDUE"), (ordered.Operation, ordered.Provider, ended.Operation, ended.Provider, ended.Reason));
        Assert.Equal(Outcome.Failed, ended.Outcome);
        var due = silent.Order.DueAt;
        Assert.InRange((due.Seconds * 1_000_000) + (due.Nanos / 1000), ordered.StartedAt + 1, ended.StartedAt);
        var until = due.ToDateTime().ToString("O", CultureInfo.InvariantCulture);
        Assert.Equal(("check", silent.Order.OrderId, "due " + until), Changed(ordered));
        Assert.Equal(("check", silent.Order.OrderId, "silent until " + until), Changed(ended));

        static (string, string, string) Changed(Gateway.Contracts.Audit.V1.ExchangeRecord record) =>
            (record.Act.Changes.Single().Kind, record.Act.Changes.Single().Key, record.Act.Changes.Single().Action);
    }

    [Fact]
    public async Task A_newborn_without_a_number_is_found_by_its_certificate_which_says_who_its_parents_are()
    {
        var (scenario, context, stranger) = (new Newborn(), city.NewCase(), city.NewCase());

        var found = await city.ResolveAsync(scenario.About, context);

        Assert.Equal(
            [
                "application_form ToBeSupplied NobodyHoldsIt",
                "birth_certificate WaivedByCertificate",
                "guardian_identity Verified",
                "household_register WaivedByData",
                "marriage_certificate WaivedByCertificate",
            ],
            Told.Of(found.Materials));
        Assert.Equal([("parent", true)], found.Relations.Select(relation => (relation.Relation, relation.Verified)));
        await Told.ProveAsync(city, context, found);

        // Nobody else is told anything of the child.
        var refused = await city.ResolveAsync(
            scenario.About with
            {
                Parties = [Parties.Person("applicant", ScenarioCast.Seller, ScenarioCast.SellerName), Parties.Nameless("child", "certificate_identifier", ScenarioCast.NewbornCertificate)],
            },
            stranger);
        Assert.False(Assert.Single(refused.Relations).Verified);
        Assert.Equal((MaterialOutcome.ToBeSupplied, ""), (refused["birth_certificate"].Outcome, refused["birth_certificate"].Evidence));
    }

    [Fact]
    public async Task Of_a_home_that_is_sold_a_disputed_answer_is_a_finding_and_the_case_goes_on()
    {
        var (scenario, context) = (new TransferHome(), city.NewCase());

        var found = await city.ResolveAsync(scenario.About, context);

        Assert.Equal(
            [
                "application_form ToBeSupplied NobodyHoldsIt",
                "buyer_identity Verified",
                "marital_status OnCommitment",
                "sale_contract ToBeSupplied NobodyHoldsIt",
                "seller_identity Verified",
                "tax_receipt UnderCheck",
                "title_deed WaivedByData",
            ],
            Told.Of(found.Materials));
        Assert.Equal(MaterialReason.NotFound, found["marital_status"].Attempts[0].Reason);
        await Told.ProveAsync(city, context, found);

        var disputed = await city.Materials.AcceptAsync(
            new AcceptRequest { Case = context, Materials = { "title_deed" }, Consent = Consent.Wrong, Note = TransferHome.Dispute });
        Assert.Equal(["title_deed ToBeSupplied Disputed"], Told.Of(disputed.Materials));
        Assert.Equal("title_deed", (await city.RecordOfAsync(disputed.Receipt)).MaterialCode);
        var listed = (await city.Calls.WorkOf("ziran").ListFindingsAsync(new ListFindingsRequest())).Findings;
        var finding = Assert.Single(listed, each => each.FindingId == disputed.Findings.Single());
        Assert.Equal(
            (FindingKind.Wrong, "ziran", "shenpi", context.CaseNumber, "ziran/title_deed@1", TransferHome.Dispute),
            (finding.Kind, finding.Department, finding.Consumer, finding.CaseNumber, finding.Entry, finding.Note));
        Assert.Equal(found["title_deed"].Receipt, finding.Evidence);
        var said = await city.Calls.WorkOf("ziran").AnswerFindingAsync(new AnswerFindingRequest { FindingId = finding.FindingId, Answer = "已更正" });
        Assert.Equal("已更正", said.Finding.Answer);

        var again = await city.ResolveAsync(scenario.About, context);
        Assert.Equal(
            ["buyer_identity Verified", "marital_status OnCommitment", "seller_identity Verified", "tax_receipt UnderCheck", "title_deed ToBeSupplied Disputed"],
            Told.Of(again.Materials.Where(material => material.Reason != MaterialReason.NobodyHoldsIt)));
        Assert.Equal(1, (await city.RecordsOfAsync(context)).Count(record => record.Entry == "title_deed"));
        await CommitAsync(context, again["marital_status"]);
        await city.AnswerAsync(again["tax_receipt"].Order, OrderAnswer.Confirmed, "已缴清");
        Assert.Equal(
            ["marital_status OnCommitment", "tax_receipt Checked"],
            Told.Of((await city.GetCaseAsync(context)).Materials.Where(material => material.Material is "marital_status" or "tax_receipt")));
    }

    [Fact]
    public async Task With_civil_affairs_down_nobody_is_turned_away_and_the_late_answer_is_delivered()
    {
        var context = city.NewCase();
        await city.Adapters.StopAsync(MinzhengDown.Down);
        ResolvedCase found;
        try
        {
            found = await city.ResolveAsync(new MinzhengDown().About, context);
            Assert.Equal(
                [
                    "application_form ToBeSupplied NobodyHoldsIt",
                    "birth_certificate WaivedByCertificate",
                    "household_proof WaivedByData",
                    "insurance_proof WaivedByData",
                    "marriage_certificate OnCommitment",
                ],
                Told.Of(found.Materials));
            Assert.True(Assert.Single(found.Relations).Verified);
            await Told.ProveAsync(city, context, found);
            var silent = found["marriage_certificate"];
            Assert.Equal((MaterialReason.DepartmentSilent, true), (silent.Attempts[0].Reason, silent.LatePending));
            Assert.Equal(CommitmentState.Made, (await CommitAsync(context, silent)).Material.Commitment.State);
        }
        finally
        {
            await city.Adapters.StartAsync(MinzhengDown.Down, TestContext.Current.CancellationToken);
        }

        await Poll.UntilAsync(
            async () => Of(await city.GetCaseAsync(context), "marriage_certificate").Late, s_patience, "the late answer is delivered");
        var late = Of(await city.GetCaseAsync(context), "marriage_certificate");
        Assert.Equal(
            (MaterialOutcome.WaivedByCertificate, CommitmentState.Kept, false, "minzheng"),
            (late.Outcome, late.Commitment.State, late.LatePending, late.Provenance.Provider));
        var record = await city.RecordOfAsync(late.Receipt);
        Assert.Equal((context.CaseNumber, "minzheng", "marriage_certificate"), (record.CaseNumber, record.Provider, record.Entry));
    }

    private async Task AnnounceAsync(CaseContext context)
    {
        var announced = await city.Materials.AnnounceAsync(new AnnounceRequest
        {
            Case = context,
            ServiceItemCode = ScenarioMatters.FoundCompany,
            CertificateIdentifier = FoundCompany.Licence,
            Holder = new Subject { Type = "001", Identifier = FoundCompany.Company },
        });
        Assert.Equal(["renshe", "shuiwu", "xiaofang"], announced.Announcements.Select(each => each.Department).Order(StringComparer.Ordinal));
        foreach (var each in announced.Announcements)
        {
            Assert.Equal((context.CaseNumber, each.Department, "order"), Proved(await city.RecordOfAsync(each.Ordered)));
        }

        var renshe = announced.Announcements.Single(each => each.Department == "renshe");
        var read = await city.Calls.WorkOf("renshe").GetOrderAsync(new GetOrderRequest { OrderId = renshe.OrderId });
        Assert.Equal((FoundCompany.Company, FoundCompany.Licence, context.CaseNumber), (read.Subject.Identifier, read.CertificateIdentifier, read.CaseNumber));
        await city.AnswerAsync(renshe, OrderAnswer.Confirmed, "");
        var now = (await city.GetCaseAsync(context)).Announcements;
        Assert.Equal(
            [("renshe", OrderState.Confirmed), ("shuiwu", OrderState.Open), ("xiaofang", OrderState.Open)],
            now.Select(each => (each.Department, each.State)).Order());
        await city.RecordOfAsync(now.Single(each => each.Department == "renshe").Ended);

        static (string, string, string) Proved(Gateway.Contracts.Audit.V1.ExchangeRecord record) => (record.CaseNumber, record.Provider, record.Operation);
    }

    private async Task<CommitResponse> CommitAsync(CaseContext context, MaterialStatus offered) => await city.Materials.CommitAsync(
        new CommitRequest { Case = context, Material = offered.Material, Text = offered.Commitment.Text, SignatureRef = "e2e" });

    private async Task<GetEvidenceResponse> EvidenceAsync(CaseContext context, string handle) =>
        await city.Materials.GetEvidenceAsync(new GetEvidenceRequest { Case = context, Evidence = handle });

    private static MaterialStatus Of(GetCaseResponse told, string material) => told.Materials.Single(each => each.Material == material);
}
