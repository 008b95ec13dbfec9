using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>What an event must be like for the tables to hold it. The caller has told its department what is wrong long before.</summary>
internal static class StatusEventRules
{
    private const int GreatestProviderLength = 32;
    private const int GreatestTypeCodeLength = 32;

    /// <exception cref="ArgumentException">The event cannot be held.</exception>
    public static void Check(StatusEvent report)
    {
        CheckText(report.Provider, GreatestProviderLength, "provider");
        CheckText(report.EventId, StatusEvent.GreatestEventIdLength, "event id");
        CheckText(report.TypeCode, GreatestTypeCodeLength, "type code");
        if (!Enum.IsDefined(report.Kind))
        {
            throw new ArgumentException($"{report.Kind} is no kind of event.", nameof(report));
        }

        if ((report.Kind == StatusEventKind.Reset) != report.Certificate is null)
        {
            throw new ArgumentException("Only a reset names no certificate, and it never names one.", nameof(report));
        }

        if (report.Holders.IsDefault || report.Holders.Length > StatusEvent.GreatestHolderCount)
        {
            throw new ArgumentException($"An event has at most {StatusEvent.GreatestHolderCount} holders.", nameof(report));
        }
    }

    private static void CheckText(string text, int greatest, string what)
    {
        if (text.Length == 0 || text.Length > greatest || text.Any(char.IsControl))
        {
            throw new ArgumentException($"The {what} must have 1 to {greatest} characters and none of control.", nameof(text));
        }
    }
}
