using Gateway.Contracts.Management.V1;
using Gateway.Storage.Registrations.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>
/// One way to write what means the same, so that applying it again changes nothing: defaults are written
/// out, sets are sorted, hexadecimal digits are upper-case.
/// </summary>
internal static class CanonicalDocument
{
    private const uint DefaultRowLimit = 100;

    /// <summary>A canonical copy without members that this version does not know.</summary>
    public static Document Of(Document document)
    {
        var copy = DocumentBytes.Read(DocumentKey.Of(document).Kind, DocumentBytes.Of(document));
        switch (copy.BodyCase)
        {
            case Document.BodyOneofCase.System:
                Normalise(copy.System);
                break;
            case Document.BodyOneofCase.Entry:
                Normalise(copy.Entry);
                break;
            case Document.BodyOneofCase.ServiceItem:
                CanonicalItem.Normalise(copy.ServiceItem);
                break;
            case Document.BodyOneofCase.Agreement:
                Normalise(copy.Agreement);
                break;
        }

        return copy;
    }

    private static void Normalise(Proto.System system)
    {
        if (system.State == SystemState.Unspecified)
        {
            system.State = SystemState.Active;
        }

        for (var i = 0; i < system.Thumbprints.Count; i++)
        {
            system.Thumbprints[i] = system.Thumbprints[i].ToUpperInvariant();
        }

        Sort(system.SpiffeIds, id => id);
        Sort(system.Thumbprints, thumbprint => thumbprint);
    }

    private static void Normalise(Entry entry)
    {
        if (entry.State == EntryState.Unspecified)
        {
            entry.State = EntryState.Published;
        }

        if (entry.RowLimit == 0)
        {
            entry.RowLimit = DefaultRowLimit;
        }

        // What was registered before fields had a matching stays the same document.
        foreach (var field in entry.Fields.Where(field => field.Matching == FieldMatching.Exact))
        {
            field.Matching = FieldMatching.Unspecified;
        }

        Sort(entry.Fields, field => field.Number);
        Sort(entry.Operations, operation => operation);
        Sort(entry.SharingModes, mode => mode);
    }

    private static void Normalise(Agreement agreement)
    {
        if (agreement.State == AgreementState.Unspecified)
        {
            agreement.State = AgreementState.Active;
        }

        Sort(agreement.Operations, operation => operation);
    }

    private static void Sort<T, TKey>(RepeatedField<T> list, Func<T, TKey> key)
    {
        var sorted = typeof(TKey) == typeof(string)
            ? [.. list.OrderBy(each => key(each) as string, StringComparer.Ordinal)]
            : list.OrderBy(key).ToArray();
        list.Clear();
        list.AddRange(sorted);
    }
}
