using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;

namespace Gateway.Adapter.Fetching;

/// <summary>A query whose rows become records as they come.</summary>
internal sealed class FetchQuery : SourceQuery
{
    /// <summary>Records of one answer together; what is left of the 4 MiB that a message may have is for the rest of the message.</summary>
    private const int GreatestAnswer = 3 << 20;

    [ThreadStatic]
    private static RecordWriter? s_writer;

    private int _rows;
    private int _length;
    private bool _asOfUnknown;

    public required EntryPlan Plan { get; init; }

    public required FetchShape Shape { get; init; }

    public required int Limit { get; init; }

    public required SubjectSet Subjects { get; init; }

    public List<byte[]> Records { get; } = [];

    public List<FetchFault> Faults { get; } = [];

    public bool Truncated { get; private set; }

    /// <summary>The oldest moment that the records hold for; null where one of them does not say.</summary>
    public RecordMoment? AsOf { get; private set; }

    public override bool Accept(SourceRow row)
    {
        if (_rows++ == Limit)
        {
            Truncated = true;
            return false;
        }

        var writer = s_writer ??= new RecordWriter();
        writer.Reset();
        var cell = default(Cell);
        foreach (ref readonly var step in Shape.Steps.AsSpan())
        {
            if (Write(step, row, ref cell, writer) is { } fault)
            {
                Faults.Add(new FetchFault { Number = (uint)step.Field.Number, Message = fault });
                return true;
            }
        }

        var record = writer.Complete();
        if (_length + record.Length > GreatestAnswer)
        {
            Truncated = true;
            return false;
        }

        _length += record.Length;
        Records.Add(record.ToArray());
        AddSubjects(row, ref cell);
        AddMoment(row, ref cell);
        return true;
    }

    public override void Restart()
    {
        (_rows, _length, _asOfUnknown, Truncated, AsOf) = (0, 0, false, false, null);
        Records.Clear();
        Faults.Clear();
        Subjects.Clear();
    }

    private static string? Write(in FetchStep step, SourceRow row, ref Cell cell, RecordWriter writer)
    {
        if (step.Absence != default)
        {
            writer.WriteAbsence(step.Field.Number, step.Absence);
            return null;
        }

        if (step.Ordinal < 0)
        {
            var constant = Cell.Of(step.Field.Field.Mapping.Constant);
            return step.Field.Conversion.Write(ref constant, writer, step.Masked);
        }

        try
        {
            row.Read(step.Ordinal, ref cell);
        }
        catch (CellException fault)
        {
            return fault.Message;
        }

        return step.Field.Conversion.Write(ref cell, writer, step.Masked)
            ?? (writer.Length > RecordCheck.GreatestLength ? "With this field the record is longer than 1 MiB." : null);
    }

    private void AddSubjects(SourceRow row, ref Cell cell)
    {
        foreach (var (subject, ordinal) in Shape.Subjects)
        {
            if (TryRead(row, ordinal, ref cell)
                && SubjectIdentifier.From(cell) is { } identifier
                && subject.NullWords?.Contains(identifier) is not true)
            {
                Subjects.Add(subject.Type, identifier);
            }
        }
    }

    private void AddMoment(SourceRow row, ref Cell cell)
    {
        if (Shape.AsOf < 0 || _asOfUnknown)
        {
            return;
        }

        if (!TryRead(row, Shape.AsOf, ref cell) || !Plan.AsOf!.TryRead(cell, out var moment))
        {
            (_asOfUnknown, AsOf) = (true, null);
            return;
        }

        AsOf = AsOf is { } oldest && (oldest.Seconds, oldest.Nanos).CompareTo((moment.Seconds, moment.Nanos)) <= 0 ? oldest : moment;
    }

    private static bool TryRead(SourceRow row, int ordinal, ref Cell cell)
    {
        try
        {
            row.Read(ordinal, ref cell);
            return true;
        }
        catch (CellException)
        {
            return false;
        }
    }
}
