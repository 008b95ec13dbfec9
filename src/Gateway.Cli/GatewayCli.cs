using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Gateway.Cli.Connecting;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Grpc.Core;

namespace Gateway.Cli;

/// <summary>The <c>gateway</c> command.</summary>
public static class GatewayCli
{
    /// <summary>Runs the command; the exit code is one of <see cref="ExitCodes"/>.</summary>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, TextReader input, CancellationToken cancellationToken = default) =>
        RunAsync(args, new Terminal { Out = output, Error = error, In = input }, cancellationToken);

    internal static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal = terminal with { Language = Languages.Choose(args, terminal.Environment) };
        // The parser's own texts are told in the language chosen here, from their English form. Being an async
        // method's, the change of culture ends with it.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var parsed = GatewayCommand.Create(terminal).Parse(
            args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        GatewayCommand.Shorten(parsed.CommandResult.Command);
        if (parsed.Action is ParseErrorAction)
        {
            return UsageFaults.Write(terminal, parsed, GatewayCommand.PathOf(parsed.CommandResult));
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellationToken);
        }
        catch (UsageException exception)
        {
            return UsageFaults.Write(terminal, exception.Faults);
        }
        catch (ConnectionSettingsException exception)
        {
            return UsageFaults.Write(terminal, exception.Phrase);
        }
        catch (Exception exception) when (IsInterruption(exception, cancellationToken))
        {
            terminal.WriteError(CommandTexts.Interrupted);
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            FaultReport.Write(terminal, exception);
            return ExitCodes.Fault;
        }
    }

    private static bool IsInterruption(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };
}
