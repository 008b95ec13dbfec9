using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Management;

public sealed class GapTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_materials_lack_is_told_with_the_answer_and_keeps_nothing_out(bool dryRun)
    {
        await using var city = await TestCity.StartAsync();

        var response = await city.Steward().ApplyAsync(new ApplyRequest { DryRun = dryRun, Documents = { Item("name", "address") } });

        Assert.Equal((!dryRun, 0), (response.Applied, response.Faults.Count));
        var warning = Assert.Single(response.Warnings);
        Assert.Equal(
            ("items.yaml:1", Registered.Item, "materials[0].ways[1].data", "GAP_FIELDS_MASKED"),
            (warning.Source, warning.Key, warning.Path, warning.Code));
        Assert.Contains("address", warning.Message, StringComparison.Ordinal);
        Assert.NotEmpty(warning.MessageZh);
    }

    [Fact]
    public async Task An_agreement_of_the_same_act_is_taken_into_account()
    {
        await using var city = await TestCity.StartAsync();
        var agreement = Registered.Agreement(agreement => agreement.Fields[2].Grant = FieldGrant.Plain);

        var response = await city.Steward().ApplyAsync(new ApplyRequest { DryRun = true, Documents = { Item("name", "address"), agreement } });

        Assert.Empty(response.Warnings);
        Assert.Equal(2, response.Changes.Count);
    }

    [Fact]
    public async Task Gaps_are_listed_until_an_agreement_closes_them()
    {
        await using var city = await TestCity.StartAsync();
        var steward = city.Steward();
        await steward.ApplyAsync(new ApplyRequest { Documents = { Item("name", "address", "photo") } });

        var open = await EventuallyAsync(steward, gaps => gaps.Gaps.Count == 1);
        await steward.ApplyAsync(new ApplyRequest
        {
            Documents = { Registered.Agreement(agreement => agreement.Fields.Add([new AgreedField { Field = "photo" }, new AgreedField { Field = "citizen_number" }])) },
        });
        var masked = await EventuallyAsync(steward, gaps => gaps.Gaps.Any(gap => gap.Code == "GAP_FIELDS_MASKED"));

        var gap = Assert.Single(open.Gaps);
        Assert.Equal(
            (Registered.Item, "shenpi", "proof", "gongan/resident@1", "GAP_FIELDS_NOT_AGREED"),
            (gap.ServiceItemCode, gap.Department, gap.Material, gap.Entry, gap.Code));
        Assert.Contains("photo", Assert.Single(masked.Gaps).Message, StringComparison.Ordinal);
        Assert.Empty((await steward.ListGapsAsync(new ListGapsRequest { PageToken = Registered.Item })).Gaps);
        Assert.Equal("DOCUMENT_UNKNOWN", await Refused.ReasonAsync(steward.ListGapsAsync(new ListGapsRequest { ServiceItemCode = "nothing" })));
        Assert.Contains(await LogOf.AllAsync(city), record => record.Kind == RecordKind.Act && record.Act.Verb == "gaps");
        var consumer = new ManagementService.ManagementServiceClient(city.ConnectConsumer());
        Assert.Equal("SYSTEM_NOT_STEWARD", await Refused.ReasonAsync(consumer.ListGapsAsync(new ListGapsRequest())));
    }

    [Fact]
    public async Task Gaps_of_relations_are_told_and_of_whoever_leads_a_bundle_with_the_item_by_its_name()
    {
        await using var city = await TestCity.StartAsync();
        const string Other = "11110101MB009000XY3330131002002";
        var steward = city.Steward();
        var item = Registered.ServiceItem(item =>
        {
            item.Revision = 2;
            item.Parties.Add(new CaseParty { Role = "child", Name = "子女", Type = "111" });
            item.Relations.Add(new Relation
            {
                Code = "parent",
                Name = "监护关系",
                Agent = "applicant",
                Principal = "child",
                Ways =
                {
                    new MaterialWay
                    {
                        Data = new()
                        {
                            Department = "gongan", Entry = "resident", Major = 1, Party = "child",
                            Conditions = { new DataCondition { Field = "photo", Test = DataTest.Present } },
                        },
                    },
                },
            });
        });

        var warning = Assert.Single((await steward.ApplyAsync(new ApplyRequest { DryRun = true, Documents = { item } })).Warnings);
        await steward.ApplyAsync(new ApplyRequest
        {
            Documents =
            {
                item,
                Registered.ServiceItem(other => other.Code = Other),
                new Document { Bundle = new() { Code = "birth", Name = "出生一件事", Items = { Registered.Item, Other }, LeadDepartment = "gongan", InForceFrom = "2024-01-01" } },
            },
        });
        var gaps = (await EventuallyAsync(steward, gaps => gaps.Gaps.Count == 2)).Gaps;

        Assert.Equal(("relations[0].ways[0].data", "GAP_FIELDS_NOT_AGREED"), (warning.Path, warning.Code));
        Assert.Equal(
            [("shenpi", "parent", "监护关系", "GAP_FIELDS_NOT_AGREED"), ("gongan", "parent", "监护关系", "GAP_AGREEMENT_MISSING")],
            gaps.Select(gap => (gap.Department, gap.Material, gap.MaterialName, gap.Code)));
    }

    [Fact]
    public async Task A_bundle_is_registered_and_recorded_as_one()
    {
        await using var city = await TestCity.StartAsync();
        const string Other = "11110101MB009000XY3330131002002";
        var bundle = new Bundle { Code = "open_firm", Name = "开办企业一件事", Items = { Registered.Item, Other }, LeadDepartment = "shenpi", InForceFrom = "2024-01-01" };

        var response = await city.Steward().ApplyAsync(new ApplyRequest
        {
            Documents = { Registered.ServiceItem(item => item.Code = Other), new Document { Bundle = bundle } },
        });

        Assert.True(response.Applied);
        Assert.Equal(bundle, (await city.Steward().GetAsync(new GetRequest { Kind = DocumentKind.Bundle, Key = "open_firm" })).Documents.Single().Bundle);
        var act = (await LogOf.AllAsync(city)).Last(record => record.Kind == RecordKind.Act && record.Act.Verb == "apply");
        Assert.Contains(act.Act.Changes, change => (change.Kind, change.Key, change.Action) == ("bundle", "open_firm", "created"));
    }

    private static Document Item(params string[] fields)
    {
        var document = Registered.ServiceItem(item => item.Materials.Add(new Material
        {
            Code = "proof",
            Name = "身份证明",
            Kind = MaterialKind.Proof,
            Form = MaterialForm.Original,
            Ways =
            {
                new MaterialWay { DepartmentCheck = new() { Department = "gongan", DueDays = 2 } },
                new MaterialWay { Data = new() { Department = "gongan", Entry = "resident", Major = 1 } },
            },
        }));
        document.Source = "items.yaml:1";
        document.ServiceItem.Revision = 2;
        document.ServiceItem.Materials[0].Ways[1].Data.Conditions.AddRange(fields.Select(field =>
            field == "photo" ? new DataCondition { Field = field, Test = DataTest.Present } : new DataCondition { Field = field, Test = DataTest.Equals, Values = { "x" } }));
        return document;
    }

    private static async Task<ListGapsResponse> EventuallyAsync(ManagementService.ManagementServiceClient steward, Func<ListGapsResponse, bool> holds)
    {
        for (var i = 0; ; i++)
        {
            var answer = await steward.ListGapsAsync(new ListGapsRequest());
            if (holds(answer) || i == 200)
            {
                return answer;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
