using System.CommandLine;
using Gateway.Demo.Running;

namespace Gateway.Demo.Preparing;

/// <summary><c>prepare --data DIR</c>.</summary>
internal static class PrepareCommand
{
    private const string About = """
        Prepares the city for services that run apart, as deploy/compose starts them: databases, certificates, secrets and configuration,
        a folder for each service. What is there stays. 为分开运行的各服务准备城市：数据库、证书、密钥和配置，每个服务一个文件夹；已有的保持不变。
        """;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder to prepare. 要准备的文件夹。", HelpName = "DIR", Required = true };
        var command = new Command("prepare", About) { data };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(data)));
        return command;
    }

    private static async Task<int> RunAsync(string data)
    {
        try
        {
            await new Preparation(new PreparedFolder(Path.GetFullPath(data)), TimeProvider.System).RunAsync();
            await Console.Out.WriteLineAsync($"{data}: the city is prepared. 城市已准备就绪。");
            return 0;
        }
        catch (Exception exception) when (exception is DemoException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{data}: {exception.Message}");
            return 1;
        }
    }
}
