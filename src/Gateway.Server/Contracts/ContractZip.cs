using System.IO.Compression;
using System.Text;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts;

/// <summary>Contracts and what they import as one zip, written as it is made: one file in memory at a time.</summary>
internal static class ContractZip
{
    // Equal content is equal bytes.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the zip.</summary>
    public static async Task WriteAsync(Stream stream, IEnumerable<Entry> entries, CancellationToken cancellationToken)
    {
        await using var buffer = new ZipBuffer();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, text) in ImportedFiles.All)
            {
                Add(zip, name, text);
            }

            foreach (var entry in entries)
            {
                Add(zip, ContractNames.FileOf(entry.Key), Encoding.UTF8.GetBytes(ProtoText.Of(entry)));
                await buffer.PassOnAsync(stream, cancellationToken);
            }
        }

        await buffer.PassOnAsync(stream, cancellationToken);
    }

    private static void Add(ZipArchive zip, string name, byte[] text)
    {
        var file = zip.CreateEntry(name, CompressionLevel.Fastest);
        file.LastWriteTime = s_time;
        using var content = file.Open();
        content.Write(text);
    }
}
