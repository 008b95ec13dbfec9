using Gateway.Cli.Documents;
using Gateway.Cli.Drafting.Bodies;
using Gateway.Cli.Texts;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Gateway.Cli.Drafting;

/// <summary>An OpenAPI document that was read.</summary>
/// <param name="Document">The document; it has paths.</param>
/// <param name="Faults">What is wrong in it, and yet lets it be read.</param>
/// <param name="Tree">The document as it was written, where that was asked for.</param>
internal sealed record OpenApiFile(OpenApiDocument Document, IReadOnlyList<(string Place, string Message)> Faults, OpenApiTree? Tree)
{
    /// <summary>The document, or null where the file has faults, which were added. No other file or address is read.</summary>
    public static OpenApiFile? Read(string path, bool withTree, FileFaults faults)
    {
        if (!File.Exists(path))
        {
            faults.AddForFile(DraftTexts.NoFile.With());
            return null;
        }

        if (DocumentFile.Read(path, faults) is not { } text)
        {
            return null;
        }

        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.AddForFile(DraftTexts.Empty.With());
        }
        else if (!isJson && OpenApiScan.Check(text) is { } fault)
        {
            faults.AddForFile(fault);
        }
        else
        {
            return Parse(text, isJson, withTree, faults);
        }

        return null;
    }

    private static OpenApiFile? Parse(string text, bool isJson, bool withTree, FileFaults faults)
    {
        ReadResult read;
        OpenApiTree? tree;
        try
        {
            var settings = new OpenApiReaderSettings { LoadExternalRefs = false };
            settings.AddYamlReader();
            read = OpenApiDocument.Parse(text, isJson ? OpenApiConstants.Json : OpenApiConstants.Yaml, settings);
            tree = withTree ? OpenApiTree.Read(text, isJson) : null;
        }
        catch (OpenApiUnsupportedSpecVersionException)
        {
            faults.AddForFile(DraftTexts.NotOpenApi.With());
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The reader has no one kind of exception for what it cannot read.
            faults.AddForFile(DraftTexts.Unreadable.With(Printable.Quoted(exception.Message)));
            return null;
        }

        var found = (read.Diagnostic?.Errors ?? []).Concat(read.Diagnostic?.Warnings ?? [])
            .Select(error => (error.Pointer ?? "", error.Message))
            .ToList();
        if (read.Document is not { } document)
        {
            foreach (var (_, message) in found.DefaultIfEmpty(("", "?")))
            {
                faults.AddForFile(DraftTexts.NotParsed.With(Printable.Quoted(message)));
            }
        }
        else if (read.Diagnostic?.SpecificationVersion == OpenApiSpecVersion.OpenApi2_0)
        {
            faults.AddForFile(DraftTexts.Version2.With());
        }
        else if (document.Paths is not { Count: > 0 })
        {
            faults.AddForFile(DraftTexts.NoPaths.With());
        }
        else
        {
            return new(document, found, tree);
        }

        return null;
    }
}
