using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Gateway.Demo.Credit;
using Gateway.Demo.Running;
using Gateway.Demo.Tax;

namespace Gateway.Demo.Preparing;

/// <summary><c>serve-api DEPARTMENT</c>: a department's own API as a program of its own, out of the folder that was prepared for it.</summary>
internal static class ServeApiCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var department = new Argument<string>("DEPARTMENT") { Description = "shuiwu (HTTP) or xinyong (gRPC)." };
        department.AcceptOnlyFromAmong(CityApis.Taxation, CityApis.CreditOffice);
        var home = new Option<string>("--home") { Description = "Folder that was prepared for it. 为其准备的文件夹。", HelpName = "DIR", Required = true };
        var listen = new Option<string>("--listen")
        {
            Description = "IP address and port. 地址和端口。",
            HelpName = "ADDRESS:PORT",
            DefaultValueFactory = _ => "0.0.0.0:8080",
        };
        listen.Validators.Add(result =>
        {
            if (!IPEndPoint.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
            {
                result.AddError("--listen wants an IP address and a port. 需要 IP 地址和端口。");
            }
        });
        var check = new Option<bool>("--check") { Description = "Serve nothing: see whether one is served there; exit code 0 or 1. 仅检查该处是否已在服务。" };
        var command = new Command("serve-api", "Serves a department's own API. 运行部门的自有接口。") { department, home, listen, check };
        command.SetAction((parsed, _) =>
        {
            var endpoint = parsed.GetRequiredValue(listen);
            return parsed.GetValue(check)
                ? CheckAsync(endpoint)
                : ServeAsync(parsed.GetRequiredValue(department), Path.GetFullPath(parsed.GetRequiredValue(home)), endpoint);
        });
        return command;
    }

    private static async Task<int> ServeAsync(string department, string home, string endpoint)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var api = await StartAsync(department, home, endpoint, stop.Token);
        await Console.Out.WriteLineAsync($"{department}: {api.Address}");
        await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<IDepartmentApi> StartAsync(string department, string home, string endpoint, CancellationToken stop)
    {
        var database = Path.Combine(home, PreparedApis.Database);
        return department == CityApis.Taxation
            ? await TaxApi.StartAsync(endpoint, database, TaxAppKey.PathIn(home), log: null, TimeProvider.System, stop)
            : await CreditApi.StartAsync(endpoint, database, CreditToken.PathIn(home), log: null, stop);
    }

    private static async Task<int> CheckAsync(string endpoint)
    {
        var address = IPEndPoint.Parse(endpoint);
        using var patience = new CancellationTokenSource(s_patience);
        using var client = new TcpClient(address.AddressFamily);
        try
        {
            await client.ConnectAsync(address.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Address, address.Port, patience.Token);
            return 0;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{endpoint}: {exception.Message}");
            return 1;
        }
    }
}
