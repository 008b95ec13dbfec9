using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Testing;

namespace Gateway.Cli.Tests.Drafting;

public sealed class DraftFaultTests
{
    private const string Sound = "openapi: 3.0.0\ninfo: { title: t, version: '1' }\npaths: { /a: { get: { responses: { '204': { description: n } } } } }\n";

    public static TheoryData<string, string, string> Documents => new()
    {
        { "", "is empty", "为空" },
        { "{ \"openapi\": \"3.0.0\",", "cannot be read as JSON or YAML", "无法按 JSON 或 YAML 读取" },
        { "a: [", "cannot be read as JSON or YAML", "无法按 JSON 或 YAML 读取" },
        { "a: { b: {\nc: d\ne } }", "cannot be read as", "无法按" },
        { "hello", "is no OpenAPI document", "不是 OpenAPI 文档" },
        { "openapi: 4.0.0\npaths: {}", "is no OpenAPI document", "不是 OpenAPI 文档" },
        { "[1]", "cannot be read as", "无法按" },
        { "swagger: '2.0'\ninfo: { title: t, version: '1' }\npaths: {}", "is OpenAPI 2.0", "OpenAPI 2.0" },
        { "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: {}", "has no paths", "没有 paths" },
        { "openapi: 3.1.0\nx: &a 1\ny: *a", "line 2: anchors", "第 2 行：不读取锚点" },
        { "openapi: 3.1.0\nx: " + new string('[', 100) + new string(']', 100), "nested deeper than 64", "嵌套超过 64 层" },
        { "openapi: 3.0.0\ninfo: { title: t, version: '1' }\npaths: { /a/: { get: { responses: {} } } }", "holds no operation", "没有网关可以承载的操作" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_that_is_none_is_refused_with_the_reason(string document, string english, string chinese)
    {
        foreach (var (language, text) in new[] { ("en", english), ("zh", chinese) })
        {
            var run = await Drafted.RunAsync(document, "--lang", language);
            Assert.Equal((ExitCodes.Refused, ""), (run.Code, run.Out));
            Assert.Contains(text, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_document_over_the_bound_is_refused()
    {
        var run = await Drafted.RunAsync(Sound + new string(' ', 16 << 20));
        Assert.Equal(ExitCodes.Refused, run.Code);
        Assert.Contains("larger than 16 MiB", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_document_is_told()
    {
        var run = await CliRun.OfAsync("draft", "-f", "/no/such.json", "--department", "a", "--api-name", "b", "--lang", "en");
        Assert.Equal((ExitCodes.Refused, "such.json: no such file.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Names_that_are_none_are_wrong_usage()
    {
        var run = await CliRun.OfAsync("draft", "-f", "x", "--department", "No Slug", "--api-name", "class", "--lang", "en");
        Assert.Equal((ExitCodes.Usage, ""), (run.Code, run.Out));
        Assert.Contains("--department: Not a slug.", run.Error, StringComparison.Ordinal);
        Assert.Contains("--api-name: A reserved word", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_goes_into_a_new_file_and_over_none()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("draft.yaml");
        var run = await Drafted.RunAsync(Sound, "--out", path);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Out));
        Assert.Equal(ExitCodes.Done, (await CliRun.OfAsync("check", "-f", path)).Code);

        await File.WriteAllTextAsync(path, "reviewed");
        run = await Drafted.RunAsync(Sound, "--out", path);
        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.Contains("is there already", run.Error, StringComparison.Ordinal);
        Assert.Equal("reviewed", await File.ReadAllTextAsync(path));
    }
}
