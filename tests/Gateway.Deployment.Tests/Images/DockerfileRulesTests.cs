using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Images;

public sealed partial class DockerfileRulesTests
{
    public static TheoryData<string> Names => ["Dockerfile.gateway", "Dockerfile.adapter", "Dockerfile.city"];

    [Theory, MemberData(nameof(Names))]
    public void It_stands_on_a_base_without_shell_that_has_ICU_and_time_zones(string name)
    {
        var file = Dockerfile.Read(name);

        Assert.Equal("mcr.microsoft.com/dotnet/sdk:10.0-noble", file.Build.Base);
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", file.Final.Base);
        Assert.Empty(file.Final.All("RUN"));
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_restored_is_a_layer_of_its_own_by_the_lock_files(string name)
    {
        var build = Dockerfile.Read(name).Build.Instructions;
        var restore = build.FindIndex(each => each is { Keyword: "RUN" } && each.Arguments.StartsWith("dotnet restore ", StringComparison.Ordinal));

        Assert.EndsWith("--locked-mode", build[restore].Arguments, StringComparison.Ordinal);
        Assert.All(
            build.Take(restore).Where(each => each.Keyword == "COPY").SelectMany(each => each.Words.SkipLast(1)),
            source => Assert.Matches(Restored(), source));
        Assert.All(
            build.Where(each => each.Arguments.StartsWith("dotnet publish ", StringComparison.Ordinal)),
            publish => Assert.Contains(" --no-restore ", publish.Arguments, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void It_says_what_it_is_and_runs_as_the_user_of_its_base(string name)
    {
        var final = Dockerfile.Read(name).Final;

        Assert.Equal("$APP_UID", final.All("USER").Single());
        foreach (var label in (string[])["title", "description", "licenses", "version", "revision"])
        {
            Assert.Contains($"org.opencontainers.image.{label}=", final.All("LABEL").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_context_holds_sources_and_nothing_that_was_built_tested_or_is_secret()
    {
        var files = await BuildContext.FilesAsync();

        Assert.Contains("src/Gateway.Server/Program.cs", files);
        Assert.Contains("src/Gateway.Server/packages.lock.json", files);
        Assert.Contains("deploy/city/systems.yaml", files);
        Assert.DoesNotContain(files, file => file.Contains("/bin/", StringComparison.Ordinal) || file.Contains("/obj/", StringComparison.Ordinal)
            || file.StartsWith("tests/", StringComparison.Ordinal) || file.StartsWith("deploy/compose/", StringComparison.Ordinal)
            || file.EndsWith(".key", StringComparison.Ordinal) || file.EndsWith(".pem", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(global\.json|(src/)?Directory\.[A-Za-z]+\.props|src/[A-Za-z.]+/([A-Za-z.]+\.csproj|packages\.lock\.json))$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Restored();
}
