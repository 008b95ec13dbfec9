using System.Text;
using Gateway.Cli;

if (Console.IsOutputRedirected || OperatingSystem.IsWindows())
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The second time, the process ends at once.
    pressed.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
};

return await GatewayCli.RunAsync(args, Console.Out, Console.Error, Console.In, interrupted.Token);
