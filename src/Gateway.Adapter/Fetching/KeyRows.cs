using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Records;

namespace Gateway.Adapter.Fetching;

/// <summary>What became of the rows of one key.</summary>
/// <param name="shape">How rows become records.</param>
/// <param name="limit">Greatest number of rows.</param>
/// <param name="subjects">Takes the subjects of the records.</param>
internal sealed class KeyRows(FetchShape shape, int limit, SubjectSet subjects)
{
    /// <summary>Records of one answer together; what is left of the 4 MiB that a message may have is for the rest of the message.</summary>
    public const int GreatestAnswer = 3 << 20;

    /// <summary>What a message adds to a record, a fault, a moment: tags and lengths.</summary>
    private const int Frame = 24;

    [ThreadStatic]
    private static RecordWriter? s_writer;

    private int _rows;
    private int _length;
    private bool _asOfUnknown;

    /// <summary>Subjects there were before this key's.</summary>
    public int FirstSubject { get; } = subjects.Count;

    public List<byte[]> Records { get; } = [];

    public List<FetchFault> Faults { get; } = [];

    public bool Truncated { get; private set; }

    /// <summary>The database takes the key for no value of its column.</summary>
    public bool Rejected { get; init; }

    /// <summary>The oldest moment that the records hold for; null where one of them does not say.</summary>
    public RecordMoment? AsOf { get; private set; }

    /// <summary>About as many bytes as it takes in a message, the subjects not counted.</summary>
    public int Size { get; private set; } = Frame;

    /// <summary>Takes a row over; false where no more are wanted.</summary>
    public bool Accept(SourceRow row)
    {
        if (_rows++ == limit)
        {
            Truncated = true;
            return false;
        }

        var writer = s_writer ??= new RecordWriter();
        writer.Reset();
        var cell = default(Cell);
        foreach (ref readonly var step in shape.Steps.AsSpan())
        {
            if (step.Write(row, ref cell, writer) is { } fault)
            {
                LeaveOut(step, fault);
                return true;
            }
        }

        var record = writer.Complete();
        if (record.Length > RecordCheck.GreatestLength)
        {
            LeaveOut(shape.Steps[^1], FetchStep.TooLong);
            return true;
        }

        if (_length + record.Length > GreatestAnswer)
        {
            Truncated = true;
            return false;
        }

        _length += record.Length;
        Size += Frame + record.Length;
        Records.Add(record.ToArray());
        shape.AddSubjects(row, ref cell, subjects);
        AddMoment(row, ref cell);
        return true;
    }

    private void LeaveOut(in FetchStep step, string fault)
    {
        Faults.Add(new FetchFault { Number = (uint)step.Field.Number, Message = fault });
        Size += Frame + (fault.Length * 3);
    }

    private void AddMoment(SourceRow row, ref Cell cell)
    {
        if (shape.AsOf is null || _asOfUnknown)
        {
            return;
        }

        var moment = shape.ReadMoment(row, ref cell);
        _asOfUnknown = moment is null;
        if (AsOf is not { } oldest || moment is not { } other || (other.Seconds, other.Nanos).CompareTo((oldest.Seconds, oldest.Nanos)) < 0)
        {
            AsOf = moment;
        }
    }
}
