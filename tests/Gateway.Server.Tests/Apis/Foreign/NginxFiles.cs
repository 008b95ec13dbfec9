using System.Globalization;
using System.Text;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>Files of given lengths, and what of them may pass.</summary>
internal static class NginxFiles
{
    /// <summary>Bytes that no coding makes shorter; the same for the same length.</summary>
    public static byte[] Deed(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A document whose arrears fill it, and what the agreement lets pass of it.</summary>
    public static (string Sent, string Passes) Taxpayer(int length)
    {
        var (sent, passes) = (new StringBuilder(), new StringBuilder());
        sent.Append("""{"data":{"name":"云溪小吃店","owner":"张三丰","arrears":[{"tax":"VAT","amount":0}""");
        passes.Append("""{"data":{"name":"云溪小吃店","owner":"张**","arrears":[{"amount":0}""");
        const string End = "],\"note\":\"";
        var left = length - Encoding.UTF8.GetByteCount(sent.ToString()) - End.Length - 3;
        for (var i = 1; ; i++)
        {
            var row = string.Create(CultureInfo.InvariantCulture, $$""",{"tax":"VAT","amount":{{i}}.50,"clerk":"李四"}""");
            if (Encoding.UTF8.GetByteCount(row) > left)
            {
                break;
            }

            left -= Encoding.UTF8.GetByteCount(row);
            sent.Append(row);
            passes.Append(CultureInfo.InvariantCulture, $$""",{"amount":{{i}}.50}""");
        }

        return (sent.Append(End).Append('x', left).Append("\"}}").ToString(), passes.Append("]}}").ToString());
    }

    /// <summary>A document of which almost nothing passes.</summary>
    public static string Padded(int length)
    {
        const string Head = "{\"data\":{\"name\":\"A\",\"note\":\"";
        return Head + new string('x', length - Head.Length - 3) + "\"}}";
    }

    /// <summary>Writes what the tests ask for.</summary>
    public static async Task WriteAsync(NginxServer nginx, IEnumerable<int> deeds, IEnumerable<int> taxpayers, IEnumerable<int> padded)
    {
        Directory.CreateDirectory(Path.Combine(nginx.Root, "folder"));
        await File.WriteAllTextAsync(Path.Combine(nginx.Root, "start.html"), "<html>nginx</html>");
        foreach (var length in deeds)
        {
            await File.WriteAllBytesAsync(Path.Combine(nginx.Root, $"{length}.bin"), Deed(length));
        }

        foreach (var length in taxpayers)
        {
            await File.WriteAllTextAsync(Path.Combine(nginx.Root, $"{length}.json"), Taxpayer(length).Sent);
        }

        foreach (var length in padded)
        {
            await File.WriteAllTextAsync(Path.Combine(nginx.Root, $"padded-{length}.json"), Padded(length));
        }
    }
}
