using System.CommandLine;
using System.Runtime.InteropServices;
using Gateway.Demo.Preparing;

namespace Gateway.Demo.Running;

/// <summary>The command line: <c>--data DIR</c>, <c>--exit</c>, <c>--redis HOST:PORT</c>; and two commands of the city whose services run apart.</summary>
internal static class DemoCommand
{
    private const string About = """
        A whole city on one machine: the gateway and nine departments' adapters over their own databases, and two
        more departments' own APIs, of HTTP and of gRPC, with real mTLS on loopback. Runs one approval case and six scenarios of
        what applicants need not bring, and stays up until Ctrl-C.
        一台机器上的一座城市：网关、九个部门的前置（各有自己的数据库）和两个部门的自有接口（HTTP 和 gRPC），使用真实的 mTLS 与 gRPC。演示一个办件和六件“免提交”的事，按 Ctrl-C 结束。
        """;

    public static Task<int> RunAsync(string[] arguments)
    {
        var exit = new Option<bool>("--exit") { Description = "End after the scenarios; exit code 0 only if every expectation held. 演示后即退出。" };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the city's state. 城市数据所在的文件夹。",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".demo",
        };
        data.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } folder && folder.StartsWith('-'))
            {
                result.AddError($"--data wants a folder, and got {folder}. 需要文件夹名。");
            }
        });
        var redis = new Option<string?>("--redis")
        {
            Description = "A Redis for cached certificates; without it they are cached in memory. 用于缓存证照的 Redis，不填则仅用内存。",
            HelpName = "HOST:PORT",
        };
        var command = new RootCommand(About) { exit, data, redis, PrepareCommand.Create(), ServeApiCommand.Create() };
        command.SetAction((parsed, _) => RunAsync(new DemoOptions(parsed.GetRequiredValue(data), parsed.GetValue(exit), parsed.GetValue(redis))));
        return command.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(DemoOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await new Demo(options, TimeProvider.System).RunAsync(stop.Token);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
