using System.Text;
using Gateway.Contracts.V1;
using Gateway.Server.SharedData.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Tests.Json;

/// <summary>What is wrong with JSON is said with its place, in both languages, and without the caller's words.</summary>
public sealed class JsonFaultTests
{
    private static readonly JsonPlan s_verify = JsonPlan.Of(VerifyRequest.Descriptor);
    private static readonly JsonPlan s_many = JsonPlan.Of(LookupManyRequest.Descriptor);

    [Theory]
    [InlineData("""{"context":{"officer":"x"}}""", "context", "officerId")]
    [InlineData("""{"major":-1}""", "major", "out of the field's range")]
    [InlineData("""{"major":4294967296}""", "major", "out of the field's range")]
    [InlineData("""{"major":1e400}""", "major", "out of the field's range")]
    [InlineData("""{"major":1.5}""", "major", "whole number")]
    [InlineData("""{"major":"1.0"}""", "major", "whole number")]
    [InlineData("""{"major":"+1"}""", "major", "whole number")]
    [InlineData("""{"major":""}""", "major", "whole number")]
    [InlineData("""{"major":true}""", "major", "whole number")]
    [InlineData("""{"entry":7}""", "entry", "text in quotes")]
    [InlineData("""{"entry":"a","entry":"a"}""", "entry", "stands twice")]
    [InlineData("""{"entry":null,"entry":"a"}""", "entry", "stands twice")]
    [InlineData("""{"context":{"serviceItemCode":"a","service_item_code":"a"}}""", "context.serviceItemCode", "stands twice")]
    [InlineData("""{"context":{"caseNumber":"a","taskNumber":"b"}}""", "context.taskNumber", "excludes")]
    [InlineData("""{"context":{"maxAge":"5"}}""", "context.maxAge", "seconds")]
    [InlineData("""{"context":{"maxAge":"1.0000000001s"}}""", "context.maxAge", "seconds")]
    [InlineData("""{"context":{"maxAge":"315576000001s"}}""", "context.maxAge", "seconds")]
    [InlineData("""{"context":[]}""", "context", "JSON object")]
    [InlineData("""{"key":{"a":null}}""", "key[0]", "null is no value")]
    [InlineData("""{"key":{"a":"1","b":"2","a":"3"}}""", "key", "stands twice in this map")]
    [InlineData("""{"key":{"a":"1","\u0061":"3"}}""", "key", "stands twice in this map")]
    [InlineData("""{"claims":{"a":{"boolean":"true"}}}""", "claims[0].boolean", "true or false")]
    [InlineData("""{"claims":{"a":{},"b":{"date":{"month":"x"}}}}""", "claims[1].date.month", "whole number")]
    [InlineData("""{"claims":{"a":{"binary":"a*=="}}}""", "claims[0].binary", "base64")]
    [InlineData("""{"claims":{"a":{"binary":"QQ="}}}""", "claims[0].binary", "base64")]
    [InlineData("""{"claims":{"a":{"absent":"NO_SUCH"}}}""", "claims[0].absent", "ABSENCE_NULL")]
    [InlineData("""{"claims":{"a":{"timestamp":"2026-02-29T00:00:00Z"}}}""", "claims[0].timestamp", "moment")]
    [InlineData("""{"claims":{"a":{"timestamp":"0001-01-01T00:00:00+08:00"}}}""", "claims[0].timestamp", "moment")]
    [InlineData("""{"entry":"\ud800"}""", "entry", "well-formed Unicode")]
    [InlineData("""{"\ud800":1}""", "", "well-formed Unicode")]
    [InlineData("""{"entry":"a",}""", "", "not JSON")]
    [InlineData("""{"entry":"a"} x""", "", "not JSON")]
    [InlineData("", "", "not JSON")]
    [InlineData("null", "", "JSON object")]
    [InlineData("[]", "", "JSON object")]
    public void A_fault_says_where_and_what(string json, string path, string text)
    {
        var fault = Transcoded.FaultOf(s_verify, json);

        Assert.Equal(path, fault.Path);
        Assert.Contains(text, fault.English, StringComparison.Ordinal);
        Assert.Contains(fault.Chinese, sign => sign > 0x2E80);
        Assert.Equal($"{fault.English} {fault.Chinese}", fault.Message);
    }

    [Theory]
    [InlineData("""{"keys":[{},{"fields":{"citizenNumber":1}}]}""", "keys[1].fields[0]")]
    [InlineData("""{"keys":[{},null]}""", "keys[1]")]
    [InlineData("""{"keys":{}}""", "keys")]
    [InlineData("""{"fields":["a",7]}""", "fields[1]")]
    public void A_place_in_a_list_is_counted_from_zero(string json, string path) =>
        Assert.Equal(path, Transcoded.FaultOf(s_many, json).Path);

    [Fact]
    public void A_fault_repeats_nothing_of_the_caller()
    {
        string[] bodies =
        [
            """{"SECRET":1}""", """{"major":"SECRET"}""", """{"key":{"SECRET":1}}""", """{"claims":{"SECRET":{"SECRET":1}}}""",
            """{"claims":{"a":{"absent":"SECRET"}}}""", """{"context":{"maxAge":"SECRET"}}""", """{"entry":"a" SECRET}""", """{"entry":"SECRET""",
        ];

        Assert.All(bodies, body => Assert.DoesNotContain("SECRET", Transcoded.FaultOf(s_verify, body).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_wherever_they_stand()
    {
        byte[] value = [.. "{\"entry\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        byte[] name = [.. "{\""u8, 0xFF, .. "\":1}"u8];
        byte[] escaped = [.. "{\"entry\":\"\\n"u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        Assert.All(new[] { value, name, escaped }, body => Assert.NotNull(Transcoded.Read(s_verify, body).Fault));
    }

    [Fact]
    public void Nesting_is_bounded_and_the_bound_is_named()
    {
        var plan = JsonPlan.Of(DescriptorFor.Recursive);
        Assert.NotEmpty(Transcoded.ToBytes(plan, Nested(JsonToProtobuf.GreatestDepth)));

        var fault = Transcoded.FaultOf(plan, Nested(JsonToProtobuf.GreatestDepth + 1));
        Assert.Contains("16", fault.English, StringComparison.Ordinal);
        Assert.NotNull(Transcoded.Read(plan, Encoding.UTF8.GetBytes(new string('[', 100_000))).Fault);
    }

    [Fact]
    public void A_long_list_of_members_is_cut()
    {
        var plan = JsonPlan.Of(DescriptorFor.Wide(300));

        Assert.InRange(Transcoded.FaultOf(plan, """{"x":1}""").English.Length, 1, 400);
        Assert.Equal("member299", Transcoded.FaultOf(plan, """{"member299":[]}""").Path);
    }

    [Fact]
    public void A_map_of_very_many_keys_is_read_and_its_doubled_key_found()
    {
        var keys = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":\"v\""));

        Assert.Equal(50_000, VerifyRequest.Parser.ParseFrom(Transcoded.ToBytes(s_verify, $"{{\"key\":{{{keys}}}}}")).Key.Count);
        Assert.Equal("key", Transcoded.FaultOf(s_verify, $"{{\"key\":{{{keys},\"k77\":\"w\"}}}}").Path);
    }

    [Theory]
    [InlineData("""{"entry":null,"context":null,"key":null,"claims":{}}""", "{}")]
    [InlineData("""{"major":1.0e1}""", """{"major":10}""")]
    [InlineData("""{"major":"007"}""", """{"major":7}""")]
    [InlineData("""{"major":-0}""", "{}")]
    [InlineData("""{"claims":{"a":{"integer":9223372036854775807}}}""", """{"claims":{"a":{"integer":"9223372036854775807"}}}""")]
    [InlineData("""{"claims":{"a":{"integer":-92233720368547758080e-1}}}""", """{"claims":{"a":{"integer":"-9223372036854775808"}}}""")]
    [InlineData("""{"claims":{"a":{"binary":"-_8"}}}""", """{"claims":{"a":{"binary":"+/8="}}}""")]
    [InlineData("""{"claims":{"a":{"absent":3}}}""", """{"claims":{"a":{"absent":"ABSENCE_WITHHELD"}}}""")]
    [InlineData("""{"claims":{"a":{"absent":77}}}""", """{"claims":{"a":{"absent":77}}}""")]
    [InlineData("""{"claims":{"a":{"text":"","code":null}}}""", """{"claims":{"a":{"text":""}}}""")]
    [InlineData("""{"claims":{"a":{"timestamp":"2026-01-31T08:00:00.5+08:00"}}}""", """{"claims":{"a":{"timestamp":"2026-01-31T00:00:00.500Z"}}}""")]
    [InlineData("""{"context":{"max_age":"-0.5s"}}""", """{"context":{"maxAge":"-0.500s"}}""")]
    [InlineData("""{"context":{"applicant":{}}}""", """{"context":{"applicant":{}}}""")]
    public void What_the_mapping_lets_through_is_written_in_its_one_form(string json, string canonical) =>
        Assert.Equal(canonical, Transcoded.ToJson(s_verify, Transcoded.ToBytes(s_verify, json)));

    [Theory]
    [InlineData("foo_1")]
    [InlineData("foo_")]
    [InlineData("a__b")]
    [InlineData("Foo")]
    [InlineData("a,b")]
    [InlineData("")]
    public void A_path_that_JSON_has_no_form_of_is_not_written(string path) =>
        Assert.Throws<InvalidDataException>(() =>
            Transcoded.ToJson(JsonPlan.Of(FieldMask.Descriptor), new FieldMask { Paths = { path } }.ToByteArray()));

    [Theory]
    [InlineData("google.protobuf.Any")]
    [InlineData("google.protobuf.Struct")]
    [InlineData("google.protobuf.Value")]
    [InlineData("google.protobuf.ListValue")]
    [InlineData("google.protobuf.FieldOptions")]
    public void What_is_not_supported_is_said_when_the_plan_is_made(string type)
    {
        var descriptor = AnyReflection.Descriptor.MessageTypes
            .Concat(StructReflection.Descriptor.MessageTypes)
            .Concat(DescriptorReflection.Descriptor.MessageTypes)
            .Single(message => message.FullName == type);

        Assert.Contains(type, Assert.Throws<NotSupportedException>(() => JsonPlan.Of(descriptor)).Message, StringComparison.Ordinal);
    }

    private static string Nested(int depth) => new StringBuilder().Insert(0, "{\"self\":", depth - 1).Append("{}").Append('}', depth - 1).ToString();
}
