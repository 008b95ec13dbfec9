using System.Net;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Items;
using Gateway.Core.Snapshots;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Decisions;

public sealed class ApiDecisionTests
{
    private static readonly Agreement s_agreement = new()
    {
        Id = "a-1",
        Revision = 1,
        Consumer = "shenpi",
        Entry = new EntryKey("gongan", "resident", 1),
        Operations = Operations.Call,
        ApiOperations = ["taxpayer", "filing"],
        Fields = [new("owner", FieldGrant.BySensitivity), new("name", FieldGrant.BySensitivity), new("phone", FieldGrant.Plain), new("tax", FieldGrant.Masked)],
        Purposes = [new("item-1", ["acceptance"])],
        LegalBasis = "",
        Validity = Validity.Of(new DateOnly(2026, 1, 1), null, TimeZoneInfo.Utc),
        DailyQuota = 0,
        RatePerSecond = 0,
        SourceRanges = [],
        State = AgreementState.Active,
    };

    [Theory]
    [InlineData("taxpayer", null)]
    [InlineData("filing", null)]
    [InlineData("audit", "OPERATION_NOT_AGREED")]
    [InlineData("Taxpayer", "OPERATION_NOT_AGREED")]
    [InlineData("", "OPERATION_NOT_AGREED")]
    public void An_operation_of_an_API_is_granted_by_its_name(string operation, string? reason)
    {
        var decision = Decide(City(s_agreement), operation);

        Assert.Equal(reason, decision.Reason?.Code);
        Assert.Equal("a-1", decision.IsAllowed ? decision.Agreement.Id : decision.ToRefusal().Agreement);
    }

    [Fact]
    public void Operations_without_a_grant_of_calls_grant_nothing()
    {
        Assert.Equal(Reasons.OperationNotAgreed, Decide(City(s_agreement with { Operations = Operations.None }), "taxpayer").Reason);
        Assert.Equal(Reasons.OperationNotAgreed, Decide(City(s_agreement with { ApiOperations = [] }), "taxpayer").Reason);
    }

    [Fact]
    public void All_fields_are_those_of_the_agreement_masked_by_their_sensitivity()
    {
        var decision = Decide(City(s_agreement), "taxpayer");

        Assert.True(decision.IsAllowed);
        AssertGrants(decision, [0, 4], [1, 2]);
    }

    [Fact]
    public void A_field_that_the_entry_has_no_more_is_granted_nobody_and_the_others_are()
    {
        var decision = Decide(City(s_agreement with { Fields = [.. s_agreement.Fields, new("gone", FieldGrant.Plain)] }), "taxpayer");

        Assert.True(decision.IsAllowed);
        AssertGrants(decision, [0, 4], [1, 2]);
    }

    [Fact]
    public void Where_none_of_its_fields_is_left_the_operation_is_granted_and_no_field()
    {
        var decision = Decide(City(s_agreement with { Fields = [new("gone", FieldGrant.Plain)] }), "taxpayer");

        Assert.True(decision.IsAllowed);
        AssertGrants(decision, [], []);
    }

    [Fact]
    public void One_of_several_agreements_grants_the_operation()
    {
        var other = s_agreement with { Id = "a-2", ApiOperations = ["audit"], Fields = [new("name", FieldGrant.Plain)] };

        var decision = Decide(City(s_agreement, other), "audit");

        Assert.Equal("a-2", decision.Agreement!.Id);
        AssertGrants(decision, [0], []);
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var city = City(s_agreement);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _ = Decide(city, "taxpayer").IsAllowed | Decide(city, "audit").IsAllowed;
            }
        }));
    }

    private static void AssertGrants(in Decision decision, int[] plain, int[] masked)
    {
        Assert.Equal(plain, Indexes(decision.Plain));
        Assert.Equal(masked, Indexes(decision.Masked));
    }

    private static Decision Decide(Snapshot city, string operation) => Decider.Decide(city, new Question
    {
        System = "one",
        Department = "gongan",
        Entry = "resident",
        Major = 1,
        Operation = Operations.Call,
        ApiOperation = operation,
        AllFields = true,
        Fields = [],
        Purpose = new Purpose("item-1", "acceptance", "case", null, "officer"),
        SourceAddress = IPAddress.Loopback,
        Now = World.Now,
        SnapshotIsFresh = true,
    });

    private static Snapshot City(params Agreement[] agreements) => Snapshot.Empty.Apply(
        new SnapshotChanges
        {
            Systems = [new RegisteredSystem("one", "shenpi", "", SystemRole.Consumer, [], [], [], false)],
            Items = [new ServiceItem("item-1", "", "shenpi", s_agreement.Validity)],
            Entries =
            [
                World.Entry() with
                {
                    Kind = EntryKind.Api,
                    Operations = Operations.Call,
                    KeyFields = [],
                    Fields =
                    [
                        new Field(1, "", "name", FieldType.Text, 0, Sensitivity.L1, Masking.None, "", ""),
                        new Field(2, "", "owner", FieldType.Text, 0, Sensitivity.L3, Masking.Name, "", ""),
                        new Field(3, "", "tax", FieldType.Text, 0, Sensitivity.L1, Masking.Withhold, "", ""),
                        new Field(4, "", "amount", FieldType.Decimal, 0, Sensitivity.L2, Masking.None, "", ""),
                        new Field(5, "", "phone", FieldType.Text, 0, Sensitivity.L4, Masking.Withhold, "", ""),
                    ],
                },
            ],
            Agreements = agreements,
        },
        1);

    private static int[] Indexes(FieldSet set) => [.. Enumerable.Range(0, FieldSet.Capacity).Where(set.Contains)];
}
