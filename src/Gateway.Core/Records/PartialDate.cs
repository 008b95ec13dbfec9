namespace Gateway.Core.Records;

/// <summary>A date of which the day, or day and month, may be unknown: <c>google.type.Date</c> with a year.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12; 0 where unknown.</param>
/// <param name="Day">1 to the month's last; 0 where unknown.</param>
public readonly record struct PartialDate(int Year, int Month, int Day)
{
    /// <summary>There is such a date.</summary>
    public bool IsValid =>
        Year is >= 1 and <= 9999
        && Month is >= 0 and <= 12
        && Day >= 0
        && (Day == 0 || (Month != 0 && Day <= DateTime.DaysInMonth(Year, Month)));

    /// <summary>Reads the wire form: year = 1, month = 2, day = 3, ascending, nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out PartialDate date)
    {
        Span<int> parts = stackalloc int[4];
        parts.Clear();
        var scanner = new RecordScanner(message);
        var last = 0;
        while (scanner.Read())
        {
            if (scanner.Number is < 1 or > 3 || scanner.Number <= last
                || scanner.WireType != WireType.Varint || scanner.Varint > 9999)
            {
                date = default;
                return false;
            }

            last = scanner.Number;
            parts[last] = (int)scanner.Varint;
        }

        date = new PartialDate(parts[1], parts[2], parts[3]);
        return scanner.Flaw == RecordFlaw.None && date.IsValid;
    }
}
