using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Core.Apis.Schemas;
using Gateway.Core.Catalogue.Rules;
using Gateway.Server.Tests.Contracts;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Schemas;

/// <summary>What is let through is what another validator lets through.</summary>
public sealed class ForeignValidatorTests
{
    private const int Schemas = 3_000;
    private const int Bodies = 8;

    private static readonly JsonSerializerOptions s_legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Bodies_pass_that_another_validator_takes()
    {
        var seed = Random.Shared.Next();
        var random = new RandomSchemas(new Random(seed));
        var cases = new List<(string Schema, List<string> Bodies)>();
        while (cases.Count < Schemas)
        {
            var schema = random.Schema().ToJsonString(s_legible);
            var faults = new FaultList();
            SchemaRules.Check(faults, "s", schema);
            Assert.True(faults.Faults.All(fault => fault.Code == SchemaRules.Circle.Code), $"{seed}: {schema}: {string.Join(", ", faults.Faults)}");
            if (faults.Count == 0)
            {
                cases.Add((schema, [.. Enumerable.Range(0, Bodies).Select(_ => random.Body() is { } body ? body.ToJsonString(s_legible) : "null")]));
            }
        }

        using var folder = new TemporaryFolder();
        var file = folder.At("cases.jsonl");
        await File.WriteAllLinesAsync(file, cases.Select(each => $"{{\"schema\":{each.Schema},\"bodies\":[{string.Join(',', each.Bodies)}]}}"));
        var (code, output) = await ProtoTools.CheckSchemasAsync(file);
        Assert.True(code == 0, $"{seed}: {output}");

        var foreign = output.TrimEnd().Split('\n');
        var ours = cases.Select(each =>
        {
            var schema = new BodySchema(each.Schema);
            return string.Concat(each.Bodies.Select(body => schema.Check(Encoding.UTF8.GetBytes(body)).Count == 0 ? '1' : '0'));
        }).ToArray();
        var differ = Enumerable.Range(0, Schemas).Where(i => ours[i] != foreign[i]).ToArray();
        Assert.True(
            differ.Length == 0,
            $"seed {seed}, {differ.Length}: {string.Join('\n', differ.Take(1).Select(i => $"{cases[i].Schema}\n{string.Join("\n", cases[i].Bodies)}\nours {ours[i]}, theirs {foreign[i]}"))}");

        // Neither is there for nothing.
        Assert.InRange(ours.Sum(each => each.Count(body => body == '1')) / (double)(Schemas * Bodies), 0.1, 0.9);
    }
}
