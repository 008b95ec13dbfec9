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

    /// <summary>Place of the as_of column; -1 for none.</summary>
    public required int AsOf { get; init; }

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
        var asOf = plan.AsOf is { } moment ? Ordinal(moment.Column, columns) : -1;
        return new FetchShape
        {
            Statement = StatementWriter.Write(
                plan.Dialect, plan.Table, columns, [.. plan.Keys.Select(key => (key.Column, key.Conversion.FormCount))]),
            Steps = steps.ToImmutable(),
            Subjects = subjects,
            AsOf = asOf,
            PlainNumbers = plainNumbers.ToImmutable(),
            MaskedNumbers = maskedNumbers.ToImmutable(),
        };
    }

    private static FetchStep Step(PlannedField field, bool masked, List<ColumnDescription> columns)
    {
        if (field.Field.Mapping.NotHeld)
        {
            return new FetchStep(field, -1, masked, Absence.NotHeld);
        }

        // What would be withheld anyway is not even read.
        return masked && !field.Field.Masks
            ? new FetchStep(field, -1, masked, Absence.Withheld)
            : new FetchStep(field, field.Column is { } column ? Ordinal(column, columns) : -1, masked, default);
    }

    private static int Ordinal(ColumnDescription column, List<ColumnDescription> columns)
    {
        var ordinal = columns.IndexOf(column);
        if (ordinal < 0)
        {
            ordinal = columns.Count;
            columns.Add(column);
        }

        return ordinal;
    }
}
