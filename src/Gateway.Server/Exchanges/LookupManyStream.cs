namespace Gateway.Server.Exchanges;

/// <summary>How far a lookup of many keys has come.</summary>
internal sealed class LookupManyStream(Exchange exchange, IKeyAnswerWriter writer)
{
    public Exchange Exchange { get; } = exchange;

    public IKeyAnswerWriter Writer { get; } = writer;

    /// <summary>Index of the first key that is not yet answered.</summary>
    public int Next { get; private set; }

    /// <summary>Keys from there on that are counted against the quota already.</summary>
    public int Granted { get; set; }

    /// <summary>Subjects of keys that the department was asked for, and whose page is not recorded.</summary>
    public IReadOnlyList<AskedSubject> Unrecorded { get; private set; } = [];

    /// <summary>Pages recorded.</summary>
    public int Pages { get; private set; }

    /// <summary>Records of those pages.</summary>
    public int Records { get; private set; }

    /// <summary>The department is about to be asked for the page: from now on it may have released it.</summary>
    public void Ask(PageQuestion page) => Unrecorded = page.Subjects;

    /// <summary>The page is recorded: its keys are answered, or were possibly.</summary>
    public void Take(PageQuestion page)
    {
        Pages = page.Number;
        Unrecorded = [];
        Next += page.Answered;
        Granted -= page.Answered;
        Records += page.RecordCount;
    }
}
