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

    /// <summary>Reads what the act's documents are or refer to.</summary>
    public static async Task<RegistryView> ReadAsync(
        GatewayContext context, IReadOnlyList<Submission> act, CancellationToken cancellationToken)
    {
        var view = new RegistryView(act);
        var keys = act.Select(submission => submission.Key).Concat(act.SelectMany(submission => References.Of(submission.Document)));
        foreach (var kind in keys.Where(key => key.IsPlain).Distinct().GroupBy(key => key.Kind, key => key.Key))
        {
            var number = (short)kind.Key;
            var rows = context.Registrations.Where(row => row.Kind == number);
            if (kind.Key != DocumentKind.System)
            {
                var wanted = kind.ToArray();
                rows = rows.Where(row => wanted.Contains(row.Key));
            }

            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                view._registered.Add(new(kind.Key, row.Key), row);
            }
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

    /// <summary>The act holds the document.</summary>
    public bool IsInAct(DocumentKey key) => _act.ContainsKey(key);
}
