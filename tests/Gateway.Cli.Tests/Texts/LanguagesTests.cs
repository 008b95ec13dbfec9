using Gateway.Cli.Tests.Running;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Tests.Texts;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("", "", "", "", Language.English)]
    [InlineData("", "", "", "zh_CN.UTF-8", Language.Chinese)]
    [InlineData("", "zh_TW", "", "en_US", Language.Chinese)]
    [InlineData("", "C", "zh_CN", "zh_CN", Language.English)]
    [InlineData("", "", "zh_CN", "en_US", Language.Chinese)]
    [InlineData("--lang en", "zh_CN", "", "", Language.English)]
    [InlineData("check --lang=zh", "", "", "en_US", Language.Chinese)]
    [InlineData("--lang", "", "", "zh_CN", Language.Chinese)]
    public void The_option_goes_before_the_locale(string args, string all, string messages, string lang, Language expected)
    {
        var environment = new Dictionary<string, string> { ["LC_ALL"] = all, ["LC_MESSAGES"] = messages, ["LANG"] = lang };
        Assert.Equal(expected, Languages.Choose(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment.GetValueOrDefault));
    }

    [Fact]
    public async Task A_run_leaves_the_culture_as_it_was()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        await CliRun.OfAsync("--lang", "zh", "--help");
        Assert.Equal(before, System.Globalization.CultureInfo.CurrentUICulture);
    }
}
