using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Contracts.OpenApi;
using Gateway.Server.Refusals;
using Microsoft.Net.Http.Headers;

namespace Gateway.Server.Contracts;

/// <summary>Hands out contracts over HTTP: <c>/v1/contracts</c>.</summary>
internal sealed class ContractEndpoints(ContractReading reading)
{
    /// <summary>The <c>.proto</c> text of one entry.</summary>
    public Task ProtoAsync(HttpContext context, string department, string entry) => OneAsync(
        context,
        (department, entry),
        "text/plain; charset=utf-8",
        (found, _) => context.Response.WriteAsync(ProtoText.Of(found), Encoding.UTF8, context.RequestAborted));

    /// <summary>The OpenAPI document of one entry.</summary>
    public Task OpenApiAsync(HttpContext context, string department, string entry) => OneAsync(
        context,
        (department, entry),
        "application/json; charset=utf-8",
        (found, visible) => OpenApiDocument.WriteAsync(
            context.Response.BodyWriter, [found], other => visible.FindMajors(other.Key.Department, other.Key.Name).Count > 1, context.RequestAborted),
        withApis: true);

    /// <summary>Every visible contract and what they import, as a zip.</summary>
    public Task ZipAsync(HttpContext context) => AllAsync(
        context, "application/zip", entries => ContractZip.WriteAsync(context.Response.Body, entries, context.RequestAborted));

    /// <summary>One OpenAPI document of every visible entry.</summary>
    public Task AllOpenApiAsync(HttpContext context) => AllAsync(
        context,
        "application/json; charset=utf-8",
        entries => OpenApiDocument.WriteAsync(context.Response.BodyWriter, entries, SeveralMajorsOf(entries), context.RequestAborted),
        withApis: true);

    private static Predicate<Entry> SeveralMajorsOf(IReadOnlyList<Entry> entries)
    {
        var several = entries.GroupBy(entry => entry.Path, StringComparer.Ordinal)
            .Where(majors => majors.Count() > 1).Select(majors => majors.Key).ToHashSet(StringComparer.Ordinal);
        return entry => several.Contains(entry.Path);
    }

    private static bool TryReadMajor(HttpRequest request, out int major)
    {
        major = 0;
        var values = request.Query["major"];
        return values.Count == 0
            || (values.Count == 1 && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out major) && major > 0);
    }

    private static async Task AnswerAsync(
        HttpContext context, string type, IReadOnlyList<Entry> entries, IEnumerable<Entry> tagged, Func<IReadOnlyList<Entry>, Task> write)
    {
        var tag = ContractTag.Of(context.GetEndpoint()?.DisplayName + type, tagged);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (ContractTag.IsHeld(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = type;
        await write(entries);
    }

    private async Task OneAsync(
        HttpContext context, (string Department, string Entry) name, string type, Func<Entry, ContractVisibility, Task> write, bool withApis = false)
    {
        var (visible, refusal) = await reading.OpenAsync(context);
        Entry? found = null;
        if (visible is not null)
        {
            (found, refusal) = await FindAsync(context, visible, name.Department, name.Entry, withApis);
        }

        if (refusal is not null)
        {
            await RefusalProblem.WriteAsync(context, refusal, Guid.Empty, null);
            return;
        }

        // Whether another major stands beside it is part of what is written.
        var majors = visible!.FindMajors(name.Department, name.Entry);
        await AnswerAsync(context, type, [found!], majors.Prepend(found!), _ => write(found!, visible));
    }

    private async Task<(Entry? Found, Refusal? Refusal)> FindAsync(
        HttpContext context, ContractVisibility visible, string department, string name, bool withApis)
    {
        if (!TryReadMajor(context.Request, out var major))
        {
            return (null, await reading.RefuseAsync(visible.Reader, new Refusal(Reasons.RequestMalformed, Detail: "major: write it as a number from 1.")));
        }

        return (visible.Find(department, name, major) ?? (withApis ? visible.FindApi(department, name, major) : null)) is { } found
            ? (found, await reading.RecordAsync(visible, found))
            : (null, await reading.RefuseAsync(visible.Reader, new Refusal(Reasons.EntryUnknown)));
    }

    private async Task AllAsync(HttpContext context, string type, Func<IReadOnlyList<Entry>, Task> write, bool withApis = false)
    {
        var (visible, refusal) = await reading.OpenAsync(context);
        refusal ??= await reading.RecordAsync(visible!, null);
        if (refusal is not null)
        {
            await RefusalProblem.WriteAsync(context, refusal, Guid.Empty, null);
            return;
        }

        IReadOnlyList<Entry> entries = withApis ? [.. visible!.All(), .. visible.AllApis()] : visible!.All();
        await AnswerAsync(context, type, entries, entries, write);
    }
}
