using Gateway.Adapter.Fetching;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Adapter.Verifying;

/// <summary>A query whose rows are compared with claims as they come; of the values nothing is kept.</summary>
internal sealed class VerifyQuery : SourceQuery
{
    /// <summary>Rows of a key that are compared at most.</summary>
    public const int RowLimit = 1000;

    [ThreadStatic]
    private static RecordWriter? s_writer;

    private int _best = -1;
    private bool _othersHeld;

    /// <summary>One for each step of the shape.</summary>
    public required Claim[] Claims { get; init; }

    public required FetchShape Shape { get; init; }

    /// <summary>Those of the compared record.</summary>
    public required SubjectSet Subjects { get; init; }

    /// <summary>There is a row of the key.</summary>
    public bool Found => _best >= 0;

    /// <summary>No row agrees with all claims, and some row holds another value of one.</summary>
    public bool Mismatched => _othersHeld && Verdicts.AsSpan().Count(Verdict.Match) < Claims.Length;

    /// <summary>
    /// One for each claim: of the row that agrees with most of them; among those, of the one that holds another
    /// value of most; the first among equals.
    /// </summary>
    public Verdict[] Verdicts { get; private set; } = [];

    /// <summary>The moment for which the source states the compared record; null where it does not say.</summary>
    public RecordMoment? AsOf { get; private set; }

    public override bool Accept(int key, SourceRow row)
    {
        var cell = default(Cell);
        var verdicts = new Verdict[Claims.Length];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = Compare(Claims[i], Shape.Steps[i], row, ref cell);
        }

        var others = verdicts.AsSpan().Count(Verdict.Mismatch);
        var rank = (verdicts.AsSpan().Count(Verdict.Match) * (Entry.GreatestFieldCount + 1)) + others;
        _othersHeld |= others > 0;
        if (rank > _best)
        {
            (_best, Verdicts) = (rank, verdicts);
            Subjects.Cut(0);
            Shape.AddSubjects(row, ref cell, Subjects);
            AsOf = Shape.ReadMoment(row, ref cell);
        }

        return true;
    }

    public override void Rewind(int key)
    {
        (_best, _othersHeld, Verdicts, AsOf) = (-1, false, [], null);
        Subjects.Cut(0);
    }

    private static Verdict Compare(Claim claim, in FetchStep step, SourceRow row, ref Cell cell)
    {
        var writer = s_writer ??= new RecordWriter();
        writer.Reset();
        if (step.Write(row, ref cell, writer) is not null)
        {
            return Verdict.NotHeld;
        }

        // A field without a value begins its record with a state.
        var record = writer.Complete();
        var scanner = new RecordScanner(record);
        return !scanner.Read() || scanner.Number == Field.StatesNumber ? Verdict.NotHeld
            : claim.Agrees(record) ? Verdict.Match
            : Verdict.Mismatch;
    }
}
