using Gateway.Contracts.Management.V1;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Registrations;

/// <summary>What is registered, as far as an act touches it, and the act's own documents over it.</summary>
internal sealed class RegistryView
{
    private readonly Dictionary<DocumentKey, Registration> _registered = [];
    private readonly Dictionary<DocumentKey, Document> _act;
    private readonly Dictionary<DocumentKey, Document> _parsed = [];

    private RegistryView(IEnumerable<Submission> act)
    {
        _act = [];
        foreach (var submission in act)
        {
            _act.TryAdd(submission.Key, submission.Canonical);
        }
    }

    /// <summary>Every registered system; only where the act holds a system, since credentials are unique among all.</summary>
    public IEnumerable<KeyValuePair<DocumentKey, Registration>> Systems =>
        _registered.Where(row => row.Key.Kind == DocumentKind.System);

    /// <summary>Every bundle once the act is applied; only where the act holds agreements on behalf of items of other departments.</summary>
    public IEnumerable<Bundle> Bundles => _registered.Keys.Concat(_act.Keys)
        .Where(key => key.Kind == DocumentKind.Bundle)
        .Distinct()
        .Select(key => Find(key)!.Bundle);

    /// <summary>Reads what the act's documents are or refer to.</summary>
    public static async Task<RegistryView> ReadAsync(
        GatewayContext context, IReadOnlyList<Submission> act, CancellationToken cancellationToken)
    {
        var view = new RegistryView(act);
        var keys = act.Select(submission => submission.Key).Concat(act.SelectMany(submission => References.Of(submission.Document)));
        foreach (var kind in keys.Where(key => key.IsPlain).Distinct().GroupBy(key => key.Kind, key => key.Key))
        {
            await view.ReadAsync(context, kind.Key, kind.Key == DocumentKind.System ? null : kind.ToArray(), cancellationToken);
        }

        if (act.Any(submission => submission.Document.Agreement is { } agreement && view.NamesItemsOfOthers(agreement)))
        {
            await view.ReadAsync(context, DocumentKind.Bundle, null, cancellationToken);
        }

        return view;
    }

    /// <summary>The registered row, or null.</summary>
    public Registration? FindRegistered(DocumentKey key) => _registered.GetValueOrDefault(key);

    /// <summary>The document as it stands once the act is applied, or null.</summary>
    public Document? Find(DocumentKey key)
    {
        if (_act.TryGetValue(key, out var document) || _parsed.TryGetValue(key, out document))
        {
            return document;
        }

        if (!_registered.TryGetValue(key, out var row))
        {
            return null;
        }

        document = DocumentBytes.Read(key.Kind, row.Document);
        _parsed.Add(key, document);
        return document;
    }

    private bool NamesItemsOfOthers(Agreement agreement) => agreement.Purposes.Any(purpose =>
        Find(References.Item(purpose.ServiceItemCode))?.ServiceItem is { } item && item.Department != agreement.Consumer);

    /// <summary>Reads the documents of a kind: those of the keys, or all.</summary>
    private async Task ReadAsync(GatewayContext context, DocumentKind kind, string[]? keys, CancellationToken cancellationToken)
    {
        var number = (short)kind;
        var rows = context.Registrations.Where(row => row.Kind == number);
        rows = keys is null ? rows : rows.Where(row => keys.Contains(row.Key));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            _registered.TryAdd(new(kind, row.Key), row);
        }
    }

    /// <summary>The act holds the document.</summary>
    public bool IsInAct(DocumentKey key) => _act.ContainsKey(key);
}
