using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;

namespace Gateway.Cli.Tests.Texts;

public sealed class HelpTests
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(
        ["", "lookup", "apply", "check", "draft", "get", "gaps", "orders", "orders show", "orders answer", "findings", "findings answer", "report", "report worth-connecting"],
        ["en", "zh"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_explains_itself(string command, string language)
    {
        string[] path = command.Length > 0 ? command.Split(' ') : [];
        var run = await CliRun.OfAsync([.. path, "--help", "--lang", language]);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        Golden.Check($"help/{(command.Length > 0 ? command.Replace(' ', '-') : "gateway")}.{language}.txt", run.Out);
    }

    [Fact]
    public async Task Without_arguments_the_command_explains_itself() =>
        Assert.Equal(await CliRun.OfAsync("--help"), await CliRun.OfAsync());

    [Theory]
    [InlineData("en", "usage")]
    [InlineData("zh", "usage")]
    public async Task Wrong_usage_names_every_fault_and_ends_with_2(string language, string golden)
    {
        string[][] wrong =
        [
            [],
            ["aply"],
            ["frobnicate", "110101199003070000"],
            ["check"],
            ["check", "-f", "x", "--output", "yml", "extra"],
            ["get"],
            ["get", "entris"],
            ["get", "entry", "a", "b", "--deadline", "5s", "--deadline", "6s"],
            ["lookup"],
            ["lookup", "x", "--case"],
            ["lookup", "a/b@c", "--key", "k=v", "--field", "f", "--item", "i", "--scenario", "s", "--officer", "o", "--case", "1", "--task", "2"],
            ["lookup", "a/b", "--key", "k=v", "--field", "f", "--item", "i", "--scenario", "s", "--officer", "o", "--case", "1", "--deadline", "5"],
            ["lookup", "a/b", "--key", "k=v", "--field", "f", "--item", "i", "--scenario", "s", "--officer", "o", "--case", "1", "--applicant", "111", "11010119900307000X"],
            ["apply", "-f", "x"],
            ["orders", "shw"],
            ["orders", "--output", "yaml"],
            ["orders", "--al"],
            ["orders", "answer", "x"],
            ["orders", "answer", "x", "--confirmed", "--objected"],
            ["orders", "answer", "x", "--objected"],
            ["findings", "answer", "x"],
            ["report", "--from", "2026"],
            ["report", "worth-connecting", "--count", "101"],
        ];
        var told = new StringWriter { NewLine = "\n" };
        foreach (var args in wrong)
        {
            var run = await CliRun.OfAsync(["--lang", language, .. args]);
            Assert.Equal((ExitCodes.Usage, ""), (run.Code, run.Out));
            told.WriteLine($"> gateway {string.Join(' ', args.Select(arg => arg.StartsWith("110", StringComparison.Ordinal) ? "NUMBER" : arg))}");
            told.WriteLine(run.Error);
        }

        Assert.DoesNotContain("110101", told.ToString(), StringComparison.Ordinal);
        Golden.Check($"help/{golden}.{language}.txt", told.ToString());
    }
}
