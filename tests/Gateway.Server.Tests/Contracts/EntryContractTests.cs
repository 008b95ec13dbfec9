using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Server.Tests.Contracts;

public sealed class EntryContractTests
{
    [Fact]
    public void A_contract_is_linked_to_the_gateways_own_messages()
    {
        var contract = EntryContracts.Of(Entries.Full)!;

        Assert.Equal("shared.gongan.v1.ResidentService", contract.Service.FullName);
        Assert.Same(Gateway.Contracts.V1.ExchangeContext.Descriptor, contract.Method(Operations.Lookup)!.InputType.FindFieldByName("context").MessageType);
        Assert.Same(contract.Record, contract.Method(Operations.Verify)!.InputType.FindFieldByName("claims").MessageType);
        Assert.Same(contract.Key, contract.Method(Operations.LookupMany)!.InputType.FindFieldByName("keys").MessageType);
        Assert.True(contract.Method(Operations.LookupMany)!.IsServerStreaming);
        Assert.Equal(["citizen_number", "birth_date"], contract.Key.Fields.InFieldNumberOrder().Select(field => field.Name));
        Assert.Equal(20, contract.Record.FindFieldByName("registered_at").FieldNumber);
        Assert.True(contract.Record.FindFieldByName("name").HasPresence);
        Assert.Equal(30000, contract.Record.FindFieldByName("field_states").FieldNumber);
        Assert.Equal(30001, contract.Record.FindFieldByName("field_provenance").FieldNumber);
        Assert.Equal(FieldType.Enum, contract.Verdicts!.FindFieldByNumber(20).FieldType);
    }

    [Fact]
    public void A_contract_is_made_once_for_a_version_of_an_entry()
    {
        Assert.Same(EntryContracts.Of(Entries.Full), EntryContracts.Of(Entries.Full));
        Assert.NotSame(EntryContracts.Of(Entries.Full), EntryContracts.Of(Entries.Full with { Revision = 4 }));
    }

    [Fact]
    public void What_offers_no_method_has_no_contract()
    {
        Assert.Null(EntryContracts.Of(Entries.Full with { Kind = EntryKind.Api }));
        Assert.Null(EntryContracts.Of(Entries.Full with { Operations = Operations.Export }));
        Assert.Null(EntryContracts.Of(Entries.Full with { Operations = Operations.None }));
    }

    [Fact]
    public void Only_what_the_methods_use_is_in_it()
    {
        var lookup = EntryContracts.Of(Entries.Full with { Operations = Operations.Lookup | Operations.Export })!;

        Assert.Equal(
            ["ResidentKey", "ResidentRecord", "ResidentServiceLookupRequest", "ResidentServiceLookupResponse"],
            lookup.File.MessageTypes.Select(message => message.Name));
        Assert.Null(lookup.Verdicts);
        Assert.Null(lookup.Method(Operations.Verify));
        Assert.Null(lookup.Method(Operations.LookupMany));
    }

    [Fact]
    public void Every_entry_links() => Entries.Any.Sample(entry =>
    {
        var contract = EntryContracts.Of(entry)!;

        Assert.Equal(entry.Fields.Length + 2, contract.Record.Fields.InDeclarationOrder().Count);
        Assert.Equal(entry.KeyFields.Length, contract.Key.Fields.InDeclarationOrder().Count);
        Assert.Equal(contract.File.ToProto(), ContractFile.Of(entry));
    }, iter: 1_000);
}
