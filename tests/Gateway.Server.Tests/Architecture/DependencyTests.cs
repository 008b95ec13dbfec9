using System.Xml.Linq;
using Gateway.Testing;
using NetArchTest.Rules;

namespace Gateway.Server.Tests.Architecture;

/// <summary>Dependencies point inwards, and folders are capabilities (design, sections 3 and 7).</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Gateway.Core"] = [],
        ["Gateway.Contracts.Exchange"] = [],
        ["Gateway.Contracts"] = ["Gateway.Core", "Gateway.Contracts.Exchange"],
        ["Gateway.Hosting"] = [],
        ["Gateway.Audit"] = ["Gateway.Core"],
        ["Gateway.Storage"] = ["Gateway.Core", "Gateway.Contracts"],
        ["Gateway.Server"] = ["Gateway.Core", "Gateway.Contracts", "Gateway.Hosting", "Gateway.Audit", "Gateway.Storage"],
        ["Gateway.Adapter"] = ["Gateway.Core", "Gateway.Contracts", "Gateway.Hosting", "Gateway.Audit"],
        ["Gateway.Client"] = ["Gateway.Contracts.Exchange"],
        ["Gateway.Cli"] = ["Gateway.Core", "Gateway.Contracts", "Gateway.Client"],
        ["Gateway.Demo"] = ["Gateway.Adapter", "Gateway.Cli", "Gateway.Client", "Gateway.Server"],
    };

    private static readonly string[] s_layers =
        ["Utils", "Util", "Helpers", "Helper", "Misc", "Common", "Services", "Models", "Managers", "Manager"];

    public static TheoryData<string> Projects => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_further_in(string project)
    {
        var file = Path.Combine(RepositoryRoot.Path, "src", project, project + ".csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Empty(references.Except(s_allowed[project]));
    }

    [Fact]
    public void Every_project_under_src_is_known_to_the_rule()
    {
        var projects = Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src")).Select(Path.GetFileName);

        Assert.Equal(s_allowed.Keys.Order(), projects.Order());
    }

    [Theory]
    [InlineData("System.IO")]
    [InlineData("System.Net.Http")]
    [InlineData("System.Net.Sockets")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Google.Protobuf")]
    public void The_domain_knows_no_input_and_output(string forbidden)
    {
        var result = Types.InAssembly(typeof(Core.Decisions.Decider).Assembly).That()
            .DoNotHaveName("SourceRange").ShouldNot().HaveDependencyOn(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void No_folder_is_named_for_a_layer()
    {
        var folders = Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src"), "*", SearchOption.AllDirectories)
            .Where(folder => !folder.Contains("/obj", StringComparison.Ordinal) && !folder.Contains("/bin", StringComparison.Ordinal));

        Assert.DoesNotContain(folders, folder => s_layers.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_file_of_the_source_is_longer_than_two_rooms()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal)
                && Path.GetFileName(file) != "Reasons.cs");

        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 400);
    }
}
