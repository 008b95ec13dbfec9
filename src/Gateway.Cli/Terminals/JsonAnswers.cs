using Google.Protobuf;

namespace Gateway.Cli.Terminals;

/// <summary>Writes answers as JSON, in the protobuf JSON mapping, with every member that has a default.</summary>
internal static class JsonAnswers
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    public static void WriteJson(this Terminal terminal, IMessage answer) => terminal.Out.WriteLine(Json.Format(answer));
}
