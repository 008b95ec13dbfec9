using System.Globalization;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Cli.Figures;

/// <summary>Tells figures as a table or as CSV, whose columns have the names of the contract.</summary>
internal static class FiguresAnswer
{
    private static readonly (string Name, Text? Heading, Func<ItemFigures, string> Value)[] Columns =
    [
        ("month", FigureTexts.MonthHeading, figures => figures.Month),
        ("department", FigureTexts.DepartmentHeading, figures => figures.Department),
        ("service_item_code", null, figures => figures.ServiceItemCode),
        ("item_name", FigureTexts.ItemHeading, figures => figures.ItemName.Length > 0 ? figures.ItemName : figures.ServiceItemCode),
        ("cases", FigureTexts.CasesHeading, figures => Number(figures.Cases)),
        ("materials", FigureTexts.MaterialsHeading, figures => Number(figures.Materials)),
        ("waived_by_certificate", FigureTexts.CertificateHeading, figures => Number(figures.WaivedByCertificate)),
        ("waived_by_data", FigureTexts.DataHeading, figures => Number(figures.WaivedByData)),
        ("verified", FigureTexts.VerifiedHeading, figures => Number(figures.Verified)),
        ("checked", FigureTexts.CheckedHeading, figures => Number(figures.Checked)),
        ("committed", FigureTexts.CommittedHeading, figures => Number(figures.Committed)),
        ("asked", FigureTexts.AskedHeading, figures => Number(figures.Asked)),
        ("asked_though_held", FigureTexts.HeldHeading, figures => Number(figures.AskedThoughHeld)),
        ("asked_on_no_list", FigureTexts.NoListHeading, figures => Number(figures.AskedOnNoList)),
        ("complete_p50_seconds", FigureTexts.HalfHeading, figures => Seconds(figures.CompleteP50Seconds)),
        ("complete_p95_seconds", FigureTexts.MostHeading, figures => Seconds(figures.CompleteP95Seconds)),
        ("check_withdrawn", null, figures => Number(figures.CheckWithdrawn)),
    ];

    public static void WriteCsv(Terminal terminal, GetFiguresResponse answer)
    {
        Csv.WriteRow(terminal.Out, Columns.Select(column => column.Name));
        foreach (var figures in answer.Figures)
        {
            Csv.WriteRow(terminal.Out, Columns.Select(column => column.Value(figures)));
        }
    }

    public static void Write(Terminal terminal, GetFiguresResponse answer)
    {
        if (answer.Figures.Count == 0)
        {
            terminal.WriteLine(FigureTexts.None);
            return;
        }

        var shown = Columns.Where(column => column.Heading is not null).ToArray();
        terminal.WriteTable(
            [.. shown.Select(column => terminal.Say(column.Heading!))],
            answer.Figures.Select(figures => (IReadOnlyList<string>)[.. shown.Select(column => Told(column.Name, column.Value(figures)))]));
        var materials = answer.Figures.Sum(figures => (decimal)figures.Materials);
        var spared = answer.Figures.Sum(
            figures => (decimal)figures.WaivedByCertificate + figures.WaivedByData + figures.Verified + figures.Checked + figures.Committed);
        if (materials > 0)
        {
            terminal.Out.WriteLine();
            terminal.WriteLine(FigureTexts.Spared, materials, spared, decimal.Round(100 * spared / materials));
        }
    }

    // Without a case that is complete there is no time to tell.
    private static string Told(string column, string value) =>
        !column.EndsWith("_seconds", StringComparison.Ordinal) ? value : value == "0" ? "-" : value + " s";

    private static string Number(ulong count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
