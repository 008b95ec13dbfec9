using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gateway.Core.Decisions;
using Gateway.Testing;

namespace Gateway.Server.Tests.Documents;

/// <summary>Keeps <c>docs/reasons.md</c> true. Run with GATEWAY_WRITE_DOCS=1 to write it anew.</summary>
public sealed class ReasonsDocumentTests
{
    private const string Head = """
        # Reasons of refusals and failures

        Codes are stable. Over gRPC a reason is the `reason` of `google.rpc.ErrorInfo` (domain `gateway`), whose metadata
        name `exchange_id`, `fault_side`, `mend_by`, `message_zh` and, where one is concerned, `agreement`, `entry` and
        `field`. Over HTTP it is the `reason` of the problem details (RFC 9457). This page is made from the code.

        | reason | gRPC | HTTP | fault | mended by | English | 中文 |
        | --- | --- | --- | --- | --- | --- | --- |

        """;

    [Fact]
    public async Task The_page_lists_every_reason_as_the_code_has_it()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "reasons.md");
        var expected = Render();
        if (Environment.GetEnvironmentVariable("GATEWAY_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, expected);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(path));
    }

    private static string Render()
    {
        var page = new StringBuilder(Head);
        foreach (var reason in Reasons.All.OrderBy(reason => reason.Code, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| `{reason.Code}` | {Snake(reason.Status.ToString())} | {reason.HttpStatus} | {reason.Fault.ToString().ToLowerInvariant()} | {Snake(reason.MendBy.ToString()).ToLowerInvariant()} | {reason.English} | {reason.Chinese} |\n");
        }

        return page.ToString();
    }

    private static string Snake(string name) => Regex.Replace(name, "(?<=[a-z])[A-Z]", "_$0").ToUpperInvariant();
}
