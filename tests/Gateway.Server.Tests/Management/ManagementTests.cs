using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Management;

public sealed class ManagementTests
{
    [Fact]
    public async Task Applying_again_changes_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var again = new ApplyRequest { Documents = { Registered.All(city.Adapter.Address) } };

        var response = await city.Steward().ApplyAsync(again);

        Assert.True(response.Applied);
        Assert.All(response.Changes, change => Assert.Equal(ChangeAction.Unchanged, change.Action));
    }

    [Fact]
    public async Task One_fault_keeps_all_documents_out_and_every_fault_is_named()
    {
        await using var city = await TestCity.StartAsync();
        var request = new ApplyRequest
        {
            Documents =
            {
                Registered.Department("minzheng", "13370102MB00900268", "市民政局"),
                Registered.Department("BAD SLUG", "123", ""),
                Registered.Agreement(agreement => (agreement.Id, agreement.Entry) = ("A-2", "nothing")),
            },
        };

        var response = await city.Steward().ApplyAsync(request);

        Assert.False(response.Applied);
        Assert.Contains(response.Faults, fault => fault.Path == "slug");
        Assert.Contains(response.Faults, fault => fault.Path == "code");
        Assert.Contains(response.Faults, fault => fault.Path == "entry");
        Assert.All(response.Faults, fault => Assert.NotEmpty(fault.MessageZh));
        Assert.Equal("DOCUMENT_UNKNOWN", await Refused.ReasonAsync(city.Steward().GetAsync(
            new GetRequest { Kind = DocumentKind.Department, Key = "minzheng" })));
    }

    [Fact]
    public async Task Every_act_is_recorded_with_who_did_it()
    {
        await using var city = await TestCity.StartAsync();

        var act = (await LogOf.AllAsync(city)).First(record => record.Kind == RecordKind.Act && record.Act.Verb == "apply");

        Assert.Equal(("steward", "shenpi"), (act.ConsumerSystem, act.Consumer));
        Assert.Contains(act.Act.Changes, change => (change.Kind, change.Key, change.Action) == ("agreement", "A-1", "created"));
        Assert.All(act.Act.Changes, change => Assert.Equal(32, change.Digest.Length));
    }

    [Fact]
    public async Task Only_a_steward_may_register_and_the_attempt_of_another_is_recorded()
    {
        await using var city = await TestCity.StartAsync();
        var consumer = new ManagementService.ManagementServiceClient(city.ConnectConsumer());

        Assert.Equal("SYSTEM_NOT_STEWARD", await Refused.ReasonAsync(consumer.ApplyAsync(new ApplyRequest())));
        Assert.Equal("SYSTEM_NOT_STEWARD", await Refused.ReasonAsync(consumer.GetAsync(new GetRequest { Kind = DocumentKind.Entry })));

        Assert.Equal(2, (await LogOf.AllAsync(city)).Count(record => record.Reason == "SYSTEM_NOT_STEWARD"));
        var nobody = new ManagementService.ManagementServiceClient(city.Connect(null));
        Assert.Equal("CERTIFICATE_MISSING", await Refused.ReasonAsync(nobody.ApplyAsync(new ApplyRequest())));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var city = await TestCity.StartAsync();

        var response = await city.Steward().ApplyAsync(new ApplyRequest
        {
            DryRun = true,
            Documents = { Registered.Department("minzheng", "13370102MB00900268", "市民政局") },
        });

        Assert.Equal(ChangeAction.Created, Assert.Single(response.Changes).Action);
        Assert.Equal("DOCUMENT_UNKNOWN", await Refused.ReasonAsync(city.Steward().GetAsync(
            new GetRequest { Kind = DocumentKind.Department, Key = "minzheng" })));
    }
}
