using Gateway.Contracts.Adapter.V1;
using Gateway.Server.Departments;
using Gateway.Server.Tests.Contracts;

namespace Gateway.Server.Tests.Departments;

public sealed class EntrySchemasTests
{
    [Fact]
    public void An_adapter_is_told_which_fields_are_names_and_nothing_new_of_the_others()
    {
        var schema = EntrySchemas.Of(Entries.Full);

        Assert.Equal("name", Assert.Single(schema.Fields, field => field.Matching == FieldMatching.Name).ApiName);
        Assert.All(schema.Fields.Where(field => field.ApiName != "name"), field => Assert.Equal(FieldMatching.Unspecified, field.Matching));
    }
}
