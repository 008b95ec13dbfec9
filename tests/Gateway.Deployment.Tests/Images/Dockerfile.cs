using System.Text.Json;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

/// <summary>A Dockerfile of <c>deploy/</c>, read as far as these are written: two stages, exec forms, no variables but those named.</summary>
internal sealed class Dockerfile
{
    private static readonly JsonSerializerOptions s_json = new();

    private Dockerfile(string name, IReadOnlyList<DockerStage> stages) => (Name, Stages) = (name, stages);

    public string Name { get; }

    public IReadOnlyList<DockerStage> Stages { get; }

    /// <summary>The stage that what is built comes from.</summary>
    public DockerStage Build => Stages[0];

    /// <summary>The stage that is the image.</summary>
    public DockerStage Final => Stages[^1];

    public static Dockerfile Read(string name)
    {
        var instructions = Instructions(File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "deploy", name))).ToList();
        var arguments = instructions.TakeWhile(each => each.Keyword != "FROM").Where(each => each.Keyword == "ARG")
            .Select(each => each.Arguments.Split('=', 2)).ToDictionary(each => "${" + each[0] + "}", each => each[1]);
        var stages = new List<DockerStage>();
        foreach (var instruction in instructions.SkipWhile(each => each.Keyword != "FROM"))
        {
            if (instruction.Keyword == "FROM")
            {
                var words = instruction.Arguments.Split(' ');
                stages.Add(new DockerStage(arguments.GetValueOrDefault(words[0], words[0]), words.Length == 3 ? words[2] : null, []));
            }
            else
            {
                stages[^1].Instructions.Add(instruction);
            }
        }

        return new Dockerfile(name, stages);
    }

    /// <summary>The words of an exec form: <c>["dotnet", "x.dll"]</c>.</summary>
    public static IReadOnlyList<string> Words(string execForm) => JsonSerializer.Deserialize<string[]>(execForm, s_json)!;

    private static IEnumerable<DockerInstruction> Instructions(IEnumerable<string> lines)
    {
        var text = "";
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            text += line.TrimEnd('\\');
            if (!line.EndsWith('\\'))
            {
                var cut = text.IndexOf(' ', StringComparison.Ordinal);
                yield return new DockerInstruction(text[..cut], text[cut..].Trim());
                text = "";
            }
        }
    }
}

/// <summary>A stage: <c>FROM base AS name</c> and what follows.</summary>
internal sealed record DockerStage(string Base, string? Name, List<DockerInstruction> Instructions)
{
    /// <summary>The arguments of all instructions of a keyword.</summary>
    public IEnumerable<string> All(string keyword) => Instructions.Where(each => each.Keyword == keyword).Select(each => each.Arguments);
}

/// <summary>One instruction.</summary>
internal sealed record DockerInstruction(string Keyword, string Arguments)
{
    /// <summary>The words that are no flags.</summary>
    public IReadOnlyList<string> Words => [.. Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>The value of a flag: <c>--from=build</c>; null without it.</summary>
    public string? Flag(string name) => Arguments.Split(' ').Where(word => word.StartsWith($"--{name}=", StringComparison.Ordinal))
        .Select(word => word[(name.Length + 3)..]).FirstOrDefault();
}
