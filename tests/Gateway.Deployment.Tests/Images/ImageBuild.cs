using Gateway.Testing;

namespace Gateway.Deployment.Tests.Images;

/// <summary>Does what a Dockerfile says, line by line, from an empty folder: that folder stands for the root of each stage.</summary>
internal sealed class ImageBuild(Dockerfile file, TemporaryFolder folder)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly Dictionary<string, Lazy<Task<Image>>> s_images = [];
    private static readonly SemaphoreSlim s_one = new(1);

    // What mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra sets, and who it is whose user the runtime looks up.
    private const string Accounts = "root:x:0:0:root:/root:/usr/sbin/nologin\napp:x:1654:1654::/home/app:/bin/false\n";

    private readonly Dictionary<string, string> _environment = new()
    {
        ["APP_UID"] = "1654",
        ["ASPNETCORE_HTTP_PORTS"] = "8080",
        ["DOTNET_RUNNING_IN_CONTAINER"] = "true",
        ["HOME"] = "/home/app",
    };

    private readonly string _context = Path.Combine(folder.Path, "context");
    private readonly string _build = Path.Combine(folder.Path, "build");
    private readonly string _image = Path.Combine(folder.Path, "image");

    /// <summary>The image of a Dockerfile, built once for all tests.</summary>
    public static Task<Image> OfAsync(string name)
    {
        lock (s_images)
        {
            if (!s_images.TryGetValue(name, out var image))
            {
                s_images[name] = image = new(() => BuildAsync(name));
            }

            return image.Value;
        }
    }

    private static async Task<Image> BuildAsync(string name)
    {
        // Its folder is left to the end of the tests: the image is in it.
        await s_one.WaitAsync();
        try
        {
            return await new ImageBuild(Dockerfile.Read(name), new TemporaryFolder()).RunAsync();
        }
        finally
        {
            s_one.Release();
        }
    }

    private async Task<Image> RunAsync()
    {
        await ShellAsync($"mkdir -m 755 '{_image}'", folder.Path);
        Directory.CreateDirectory(Path.Combine(_image, "etc"));
        Directory.CreateDirectory(Path.Combine(_image, "home", "app"));
        await File.WriteAllTextAsync(Path.Combine(_image, "etc", "passwd"), Accounts);
        await BuildContext.CopyAsync(_context);
        await BuildAsync();
        return await MakeAsync();
    }

    private async Task BuildAsync()
    {
        var directory = "/";
        foreach (var instruction in file.Build.Instructions)
        {
            switch (instruction.Keyword)
            {
                case "WORKDIR":
                    directory = instruction.Arguments;
                    Directory.CreateDirectory(_build + directory);
                    break;
                case "COPY":
                    await CopyAsync(instruction, _context, _build + directory, _build);
                    break;
                case "RUN":
                    await ShellAsync(string.Join(' ', instruction.Arguments.Split(' ').Select(word => word.StartsWith('/') ? _build + word : word)), _build + directory);
                    break;
                default:
                    Assert.Fail($"{file.Name}: {instruction.Keyword} is not known to this test.");
                    break;
            }
        }
    }

    private async Task<Image> MakeAsync()
    {
        var directory = "/";
        foreach (var instruction in file.Final.Instructions)
        {
            switch (instruction.Keyword)
            {
                case "WORKDIR":
                    directory = instruction.Arguments;
                    Directory.CreateDirectory(_image + directory);
                    break;
                case "ENV":
                    var parts = instruction.Arguments.Split('=', 2);
                    _environment[parts[0]] = parts[1];
                    break;
                case "COPY":
                    Assert.Equal("build", instruction.Flag("from"));
                    var target = await CopyAsync(instruction, _build, _image + directory, _image);
                    await ShellAsync($"chmod -R u=rwX,go=rX '{target}'" + (instruction.Flag("chown") is { } owner ? $" && chown -R {owner} '{target}'" : ""), _image);
                    break;
            }
        }

        return new Image(
            _image,
            directory,
            _environment,
            file.Final.All("USER").Single().Replace("$APP_UID", _environment["APP_UID"], StringComparison.Ordinal),
            [.. file.Final.All("VOLUME").SelectMany(Dockerfile.Words)],
            Dockerfile.Words(file.Final.All("ENTRYPOINT").Single()),
            Dockerfile.Words(file.Final.All("CMD").Single()),
            file.Final.All("HEALTHCHECK").Select(arguments => Dockerfile.Words(arguments[(arguments.IndexOf("CMD ", StringComparison.Ordinal) + 4)..])).SingleOrDefault());
    }

    // Several files go into a folder, and a folder's content goes where it is told. The path of the target.
    private static async Task<string> CopyAsync(DockerInstruction instruction, string from, string directory, string root)
    {
        var words = instruction.Words;
        var target = words[^1].StartsWith('/') ? root + words[^1] : Path.Combine(directory, words[^1]);
        Directory.CreateDirectory(target);
        foreach (var source in words.SkipLast(1))
        {
            var path = Path.Combine(from, source.TrimStart('/'));
            await ShellAsync(Directory.Exists(path) ? $"cp -R '{path.TrimEnd('/')}/.' '{target}'" : $"cp '{path}' '{target}'", from);
        }

        return target;
    }

    private static async Task ShellAsync(string command, string directory)
    {
        await using var shell = ChildProcess.Start(
            "sh",
            ["-c", command],
            new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0", ["DOTNET_NOLOGO"] = "1", ["CI"] = null },
            directory);
        Assert.True(await shell.WaitForExitAsync(s_patience) == 0, $"{command}\n{shell.Tail}");
    }
}
