using System.Globalization;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Microsoft.Data.Sqlite;

namespace Gateway.Server.Tests.Materials.Figures;

/// <summary>Figures of real cases, against a count of what their own approval system is told.</summary>
public sealed class FiguresTests(WorkCity city) : IClassFixture<WorkCity>
{
    private const int Cases = 24;

    [Fact]
    public async Task Figures_are_what_a_count_of_the_cases_gives()
    {
        var from = city.Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var naive = new Dictionary<string, ItemFigures>(StringComparer.Ordinal)
        {
            [WorkCity.Item] = new() { Department = "shenpi", ServiceItemCode = WorkCity.Item, ItemName = "公司变更登记" },
            [WorkCity.Shop] = new() { Department = "shenpi", ServiceItemCode = WorkCity.Shop, ItemName = "开店登记" },
        };
        for (var i = 0; i < Cases; i++)
        {
            await WorkAsync(i, naive);
        }

        var answer = await city.Figures.GetFiguresAsync(new GetFiguresRequest());
        var took = await TookAsync();
        foreach (var (item, expected) in naive)
        {
            await CountAsync(item, expected);
            (expected.Month, expected.CompleteP50Seconds, expected.CompleteP95Seconds) = (from, Rank(took[item], 0.50), Rank(took[item], 0.95));
            Assert.Equal(expected, Assert.Single(answer.Figures, figures => figures.ServiceItemCode == item));
        }

        Assert.True(naive[WorkCity.Item].WaivedByData > 0 && naive[WorkCity.Item].Checked > 0 && naive[WorkCity.Item].Committed > 0);
        Assert.True(naive[WorkCity.Item].CheckWithdrawn > 0);
        Assert.True(naive[WorkCity.Item].AskedThoughHeld > 0 && naive[WorkCity.Item].AskedOnNoList > 0);
        Assert.Equal(
            [WorkCity.Shop],
            (await city.Figures.GetFiguresAsync(new GetFiguresRequest { Department = "shenpi", ServiceItemCode = WorkCity.Shop })).Figures.Select(each => each.ServiceItemCode));
        Assert.Empty((await city.Figures.GetFiguresAsync(new GetFiguresRequest { Department = "gongan" })).Figures);
        Assert.Empty((await city.Figures.GetFiguresAsync(new GetFiguresRequest { FromMonth = "2020-01", UntilMonth = "2020-12" })).Figures);
        await CheckWorthAsync(from, naive);
    }

    [Fact]
    public async Task Figures_are_for_stewards_and_each_reading_is_recorded()
    {
        var consumer = new FiguresService.FiguresServiceClient(city.City.ConnectConsumer());

        Assert.Equal("SYSTEM_NOT_STEWARD", await Refused.ReasonAsync(consumer.GetFiguresAsync(new GetFiguresRequest())));
        Assert.Equal("SYSTEM_NOT_STEWARD", await Refused.ReasonAsync(consumer.ListWorthConnectingAsync(new ListWorthConnectingRequest())));
        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(city.Figures.GetFiguresAsync(new GetFiguresRequest { FromMonth = "yesterday" })));
        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(city.Figures.ListWorthConnectingAsync(new ListWorthConnectingRequest { UntilMonth = "2020-01" })));

        await city.Figures.GetFiguresAsync(new GetFiguresRequest { FromMonth = "2021-02", UntilMonth = "2021-03" });
        Assert.Contains(
            await LogOf.AllAsync(city.City),
            record => record is { Operation: "figures", ConsumerSystem: "steward" } && record.Act.Changes.Any(change => change.Key == "2021-02/2021-03"));
    }

    /// <summary>Resolves a case and does with it what a case of its number does; counts it and its reports.</summary>
    private async Task WorkAsync(int i, Dictionary<string, ItemFigures> naive)
    {
        var (number, citizen, bundle) = ($"figures-{i}", Registered.Citizen(i), i % 4 == 3);
        if (i % 5 == 0)
        {
            city.Forget(citizen);
        }

        var materials = await city.ResolveAsync(number, citizen, bundle);
        naive[WorkCity.Item].Cases++;
        naive[WorkCity.Shop].Cases += bundle ? 1UL : 0;
        if (i % 3 > 0)
        {
            await city.Police.AnswerOrderAsync(new AnswerOrderRequest
            {
                OrderId = materials["residence"].Order.OrderId,
                Answer = i % 3 == 1 ? OrderAnswer.Confirmed : OrderAnswer.Objected,
                Note = "已核查",
            });
        }

        if (i % 2 == 0)
        {
            await city.Materials.CommitAsync(new CommitRequest { Case = WorkCity.Case(number), Material = "pledge", Text = materials["pledge"].Commitment.Text });
        }

        if (i % 7 == 1)
        {
            await city.Materials.AcceptAsync(new AcceptRequest { Case = WorkCity.Case(number), Materials = { "identity" }, Consent = Consent.BringInstead });
        }

        foreach (var material in i % 3 == 0 ? new[] { "identity", "photo", "无犯罪记录证明" } : [])
        {
            var report = await city.Materials.ReportAskedAsync(
                new ReportAskedRequest { Case = WorkCity.Case(number), ServiceItemCode = WorkCity.Item, Material = material });
            naive[WorkCity.Item].AskedThoughHeld += report.Verdict == AskedVerdict.ThoughHeld ? 1UL : 0;
            naive[WorkCity.Item].AskedOnNoList += report.Verdict == AskedVerdict.OnNoList ? 1UL : 0;
        }

        // Some while the police have not answered yet.
        if (i % 6 is 3 or 5)
        {
            await city.Materials.CloseCaseAsync(new CloseCaseRequest { Case = WorkCity.Case(number) });
        }
    }

    private async Task CountAsync(string item, ItemFigures figures)
    {
        for (var i = 0; i < Cases; i++)
        {
            var told = await city.Materials.GetCaseAsync(new GetCaseRequest { Case = WorkCity.Case($"figures-{i}") });
            foreach (var material in told.Materials.Where(material => material.Items[0] == item))
            {
                figures.Materials++;
                switch (material.Outcome)
                {
                    case MaterialOutcome.WaivedByData:
                        figures.WaivedByData++;
                        break;
                    case MaterialOutcome.UnderCheck when told.ClosedAt is not null:
                        figures.CheckWithdrawn++;
                        Assert.Equal((OrderState.Withdrawn, true), (material.Order.State, material.MessageZh.Contains("已撤回", StringComparison.Ordinal)));
                        break;
                    case MaterialOutcome.Checked or MaterialOutcome.UnderCheck:
                        figures.Checked++;
                        break;
                    case MaterialOutcome.OnCommitment when material.Commitment.State == CommitmentState.Made:
                        figures.Committed++;
                        break;
                    case MaterialOutcome.ToBeSupplied:
                        figures.Asked++;
                        break;
                }
            }
        }
    }

    /// <summary>Seconds until the cases of each item were complete.</summary>
    private async Task<Dictionary<string, List<double>>> TookAsync()
    {
        var took = new Dictionary<string, List<double>>(StringComparer.Ordinal) { [WorkCity.Item] = [], [WorkCity.Shop] = [] };
        await using var connection = new SqliteConnection($"Data Source={city.City.Options.Storage.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT matter, completed_at - opened_at FROM cases WHERE case_number LIKE 'figures-%' AND completed_at IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var seconds = reader.GetInt64(1) / 1e6;
            took[WorkCity.Item].Add(seconds);
            if (reader.GetString(0).StartsWith("bundle:", StringComparison.Ordinal))
            {
                took[WorkCity.Shop].Add(seconds);
            }
        }

        Assert.NotEmpty(took[WorkCity.Item]);
        return took;
    }

    private async Task CheckWorthAsync(string from, Dictionary<string, ItemFigures> naive)
    {
        var worth = (await city.Figures.ListWorthConnectingAsync(new ListWorthConnectingRequest { FromMonth = from })).Materials;

        // The contract of a lease, which the applicant writes, nobody else could give.
        Assert.DoesNotContain(worth, each => each.MaterialName == "租赁合同");
        // Nor does a connection change what the applicant prefers to bring.
        var declined = (ulong)Enumerable.Range(0, Cases).Count(i => i % 7 == 1);
        Assert.Equal(naive[WorkCity.Item].Asked - declined, (ulong)worth.Sum(each => (decimal)each.Asked));
        Assert.Equal(worth.OrderByDescending(each => each.Asked).Select(each => each.Asked), worth.Select(each => each.Asked));
        var photo = worth[0];
        Assert.Equal(("证件照片", (ulong)Cases, (ulong)Cases, "照相馆"), (photo.MaterialName, photo.Asked, photo.NobodyConnected, Assert.Single(photo.Holders)));
        Assert.StartsWith("Connect the data of 照相馆 ", photo.NextStep, StringComparison.Ordinal);
        var residence = worth.Single(each => each.MaterialName == "居住证明");
        Assert.Equal(("gongan", WorkCity.Item), (Assert.Single(residence.Holders), Assert.Single(residence.Items)));
        Assert.Contains("市公安局", residence.NextStepZh, StringComparison.Ordinal);
        Assert.Equal(worth.Take(2), (await city.Figures.ListWorthConnectingAsync(new ListWorthConnectingRequest { FromMonth = from, Count = 2 })).Materials);
    }

    private static double Rank(List<double> took, double share) =>
        took.Count == 0 ? 0 : took.Order().ElementAt((int)Math.Ceiling(took.Count * share) - 1);
}
