using System.Collections.Immutable;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Adapter.Fetching;

/// <summary>The statement and the steps for one set of fields: only what was asked is selected, and what names subjects.</summary>
internal sealed class FetchShape
{
    public required SourceStatement Statement { get; init; }

    /// <summary>Ascending by number.</summary>
    public required ImmutableArray<FetchStep> Steps { get; init; }

    public required ImmutableArray<(PlannedSubject Subject, int Ordinal)> Subjects { get; init; }

    /// <summary>The column that says for which moment a row holds, and its place; null for none.</summary>
    public required (PlannedMoment Moment, int Ordinal)? AsOf { get; init; }

    public required ImmutableArray<uint> PlainNumbers { get; init; }

    public required ImmutableArray<uint> MaskedNumbers { get; init; }

    public static FetchShape Build(EntryPlan plan, FieldSet plain, FieldSet masked)
    {
        var columns = new List<ColumnDescription>();
        var steps = ImmutableArray.CreateBuilder<FetchStep>();
        var plainNumbers = ImmutableArray.CreateBuilder<uint>();
        var maskedNumbers = ImmutableArray.CreateBuilder<uint>();
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            var asMasked = masked.Contains(i);
            if (asMasked || plain.Contains(i))
            {
                var field = plan.Fields[i];
                (asMasked ? maskedNumbers : plainNumbers).Add((uint)field.Number);
                steps.Add(Step(field, asMasked, columns));
            }
        }

        ImmutableArray<(PlannedSubject, int)> subjects = [.. plan.Subjects.Select(subject => (subject, Ordinal(subject.Column, columns)))];
        (PlannedMoment, int)? asOf = plan.AsOf is { } moment ? (moment, Ordinal(moment.Column, columns)) : null;
        return new FetchShape
        {
            Statement = StatementWriter.Write(new KeySelect(
                plan.Dialect, plan.Table, columns, [.. plan.Keys.Select(key => (key.Column, key.Conversion.FormCount))])),
            Steps = steps.ToImmutable(),
            Subjects = subjects,
            AsOf = asOf,
            PlainNumbers = plainNumbers.ToImmutable(),
            MaskedNumbers = maskedNumbers.ToImmutable(),
        };
    }

    /// <summary>Adds the subjects that the row names.</summary>
    public void AddSubjects(SourceRow row, ref Cell cell, SubjectSet subjects)
    {
        foreach (var (subject, ordinal) in Subjects)
        {
            if (row.TryRead(ordinal, ref cell)
                && SubjectIdentifier.From(cell) is { } identifier
                && subject.NullWords?.Contains(identifier) is not true)
            {
                subjects.Add(subject.Type, identifier);
            }
        }
    }

    /// <summary>The moment for which the row holds; null where it does not say, or not so that it can be read.</summary>
    public RecordMoment? ReadMoment(SourceRow row, ref Cell cell) =>
        AsOf is var (moment, ordinal) && row.TryRead(ordinal, ref cell) && moment.TryRead(cell, out var read) ? read : null;

    private static FetchStep Step(PlannedField field, bool masked, List<ColumnDescription> columns)
    {
        if (field.Field.Mapping.NotHeld)
        {
            return new FetchStep(field, -1, -1, masked, Absence.NotHeld);
        }

        // What would be withheld anyway is not even read.
        return masked && !field.Field.Masks
            ? new FetchStep(field, -1, -1, masked, Absence.Withheld)
            : new FetchStep(field, Ordinal(field.Column, columns), Ordinal(field.AsOf?.Column, columns), masked, default);
    }

    private static int Ordinal(ColumnDescription? column, List<ColumnDescription> columns)
    {
        if (column is null)
        {
            return -1;
        }

        var ordinal = columns.IndexOf(column);
        if (ordinal < 0)
        {
            ordinal = columns.Count;
            columns.Add(column);
        }

        return ordinal;
    }
}
