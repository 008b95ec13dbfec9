using System.Globalization;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Materials.V1;

namespace Gateway.Cli.Figures;

/// <summary>Tells the materials most worth connecting as a table or as CSV, whose columns have the names of the contract.</summary>
internal static class WorthAnswer
{
    public static void WriteCsv(Terminal terminal, ListWorthConnectingResponse answer)
    {
        Csv.WriteRow(
            terminal.Out,
            ["material_name", "asked", "nobody_connected", "no_agreement", "department_silent", "items", "holders", "next_step", "next_step_zh"]);
        foreach (var material in answer.Materials)
        {
            Csv.WriteRow(
                terminal.Out,
                [
                    material.MaterialName,
                    .. Counts(material),
                    string.Join(';', material.Items),
                    string.Join(';', material.Holders),
                    material.NextStep,
                    material.NextStepZh,
                ]);
        }
    }

    public static void Write(Terminal terminal, ListWorthConnectingResponse answer)
    {
        if (answer.Materials.Count == 0)
        {
            terminal.WriteLine(FigureTexts.NoneAsked);
            return;
        }

        Text[] headings =
        [
            FigureTexts.MaterialHeading, FigureTexts.AskedHeading, FigureTexts.NobodyHeading, FigureTexts.NoAgreementHeading,
            FigureTexts.SilentHeading, FigureTexts.HoldersHeading, FigureTexts.NextHeading,
        ];
        terminal.WriteTable(
            [.. headings.Select(heading => terminal.Say(heading))],
            answer.Materials.Select(material => (IReadOnlyList<string>)
            [
                material.MaterialName,
                .. Counts(material),
                string.Join(", ", material.Holders),
                terminal.Language == Language.Chinese && material.NextStepZh.Length > 0 ? material.NextStepZh : material.NextStep,
            ]));
    }

    private static IEnumerable<string> Counts(WorthConnecting material) =>
        new[] { material.Asked, material.NobodyConnected, material.NoAgreement, material.DepartmentSilent }
            .Select(count => count.ToString(CultureInfo.InvariantCulture));
}
