using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>Contracts as an OpenAPI 3.1 document of the JSON door, written as it is made: one entry in memory at a time.</summary>
internal static class OpenApiDocument
{
    private const int FlushAt = 64 << 10;

    // Chinese stays legible; the text is JSON of its own, never part of a page.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>Writes the document of entries in their order.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="entries">The entries; majors of one entry side by side.</param>
    /// <param name="hasOtherMajors">Another major of the entry is served, so that calls say which they mean.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        PipeWriter output, IReadOnlyList<Entry> entries, Predicate<Entry> hasOtherMajors, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        WriteInfo(json, entries);
        json.WriteStartArray("security");
        json.WriteStartObject();
        json.WriteStartArray("mutualTls");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (var majors in Grouped(entries))
        {
            if (majors[^1].Api is not null)
            {
                OpenApiApis.Write(json, majors[^1]);
            }
            else
            {
                OpenApiPaths.Write(json, majors, hasOtherMajors(majors[0]));
            }

            await FlushAsync(json, output, cancellationToken);
        }

        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("schemas");
        OpenApiSchemas.WriteShared(json);
        foreach (var entry in entries.Where(entry => entry.Api is null))
        {
            OpenApiSchemas.Write(json, entry);
            await FlushAsync(json, output, cancellationToken);
        }

        foreach (var majors in Grouped(entries).Where(majors => majors[^1].Api is not null))
        {
            OpenApiBodies.Write(json, majors[^1]);
            await FlushAsync(json, output, cancellationToken);
        }

        json.WriteEndObject();
        OpenApiProblems.WriteResponses(json, withApis: entries.Any(entry => entry.Api is not null));
        WriteSecurity(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<IReadOnlyList<Entry>> Grouped(IReadOnlyList<Entry> entries)
    {
        for (var i = 0; i < entries.Count;)
        {
            var path = entries[i].Path;
            Entry[] majors = [.. entries.Skip(i).TakeWhile(entry => string.Equals(entry.Path, path, StringComparison.Ordinal))];
            i += majors.Length;
            yield return majors;
        }
    }

    private static void WriteInfo(Utf8JsonWriter json, IReadOnlyList<Entry> entries)
    {
        var one = entries is [var only] ? only : null;
        json.WriteStartObject("info");
        json.WriteString("title", one is null ? "共享数据服务 Shared data services" : $"{EntryFacts.NameOf(one)} {one.Path}");
        json.WriteString("version", one?.Version ?? "1");
        json.WriteString(
            "description",
            "目录条目的 JSON 接口：protobuf JSON 映射。每次调用须有生效的共享协议，并在 context 中说明使用目的。" +
            "The JSON door of catalogue entries: the protobuf JSON mapping of their contracts.");
        json.WriteEndObject();
    }

    private static void WriteSecurity(Utf8JsonWriter json)
    {
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject("mutualTls");
        json.WriteString("type", "mutualTLS");
        json.WriteString("description", "已登记系统的客户端证书。The client certificate of a registered system.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async ValueTask FlushAsync(Utf8JsonWriter json, PipeWriter output, CancellationToken cancellationToken)
    {
        if (json.BytesPending + output.UnflushedBytes > FlushAt)
        {
            await json.FlushAsync(cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
    }
}
