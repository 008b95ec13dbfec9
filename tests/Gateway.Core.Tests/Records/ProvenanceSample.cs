using System.Collections.Immutable;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Tests.Records;

/// <summary>A sound record, and after it the provenance of some of its fields that have a value, one by one.</summary>
internal sealed record ProvenanceSample(RecordSample Sample, ImmutableArray<(int Number, RecordMoment AsOf)> Provenance)
{
    private static readonly Gen<RecordMoment> Moments = Gen.OneOf(
        Gen.DateTimeOffset.Select(RecordMoment.From), Gen.Const(default(RecordMoment)), Gen.Const(new RecordMoment(-1, 1)));

    /// <summary>At least so many fields have a provenance.</summary>
    public static Gen<ProvenanceSample> Of(int least) =>
        from sample in RecordSample.Gen1.Where(sample => Valued(sample).Length >= least)
        from moments in Moments.Array[40]
        from dice in Gen.Int[0, 2].Array[40]
        select new ProvenanceSample(
            sample,
            [.. Valued(sample).Where((_, i) => i < least || dice[i] > 0).Select((number, i) => (number, moments[i]))]);

    public byte[] Record => [.. Sample.Record, .. Provenance.SelectMany(Bytes)];

    public RecordVerdict Verdict => RecordCheck.Check(Record, Sample.Entry, Sample.Asked);

    public ProvenanceSample With(int index, int number) =>
        this with { Provenance = Provenance.SetItem(index, (number, Provenance[index].AsOf)) };

    public static byte[] Bytes((int Number, RecordMoment AsOf) provenance)
    {
        using var writer = new RecordWriter();
        writer.WriteProvenance(provenance.Number, provenance.AsOf);
        return writer.Complete().ToArray();
    }

    private static ImmutableArray<int> Valued(RecordSample sample) =>
        [.. sample.Parts.Where(part => part.Number <= Field.GreatestNumber).Select(part => part.Number)];
}
