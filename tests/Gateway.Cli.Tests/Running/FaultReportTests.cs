using Gateway.Cli.Terminals;

namespace Gateway.Cli.Tests.Running;

public sealed class FaultReportTests
{
    [Fact]
    public void A_fault_of_the_command_shows_no_stack_and_no_message_and_says_where_to_look()
    {
        var error = new StringWriter { NewLine = "\n" };
        Exception fault;
        try
        {
            throw new InvalidOperationException("110101199003070000");
        }
        catch (InvalidOperationException exception)
        {
            fault = exception;
        }

        FaultReport.Write(new Terminal { Out = TextWriter.Null, Error = error, In = TextReader.Null, Clock = CliRun.Clock() }, fault);
        var told = error.ToString();
        Assert.StartsWith("the command itself failed (InvalidOperationException). Where is in ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        var path = told.Split(" Where is in ")[1].Split(';')[0];
        var report = File.ReadAllText(path);
        File.Delete(path);
        Assert.Contains(nameof(A_fault_of_the_command_shows_no_stack_and_no_message_and_says_where_to_look), report, StringComparison.Ordinal);
        Assert.DoesNotContain("110101199003070000", report + told, StringComparison.Ordinal);
    }
}
