using System.Text;

namespace Gateway.Cli.Documents;

/// <summary>Reads the text of one file.</summary>
internal static class DocumentFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null where it has a fault, which was added.</summary>
    public static string? Read(string path, FileFaults faults)
    {
        try
        {
            using var stream = File.OpenRead(path);
            // One byte more than allowed: the length that a file system tells is not always what can be read.
            var bytes = new byte[Math.Min(stream.CanSeek && stream.Length > 0 ? stream.Length + 1 : int.MaxValue, DocumentLimits.FileBytes + 1)];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > DocumentLimits.FileBytes)
            {
                faults.AddForFile(DocumentTexts.FileTooLarge.With(DocumentLimits.FileBytes >> 20));
                return null;
            }

            return Strict.GetString(bytes, 0, length).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            faults.AddForFile(DocumentTexts.NotUtf8.With());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.AddForFile(DocumentTexts.FileUnreadable.With());
        }

        return null;
    }
}
