using CsCheck;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Xunit;

namespace Gateway.Core.Tests.Items.Matters;

public class MatterProperties
{
    private static readonly Gen<Material> s_material =
        Gen.Select(Gen.OneOf("", "", "已婚", "未婚"), Gen.OneOf("", "民政局"), Ways.Any.Array[0, 2])
            .Select((condition, issuer, ways) => new Material("", "证明", MaterialKind.Proof, MaterialForm.Original, condition, issuer, [.. ways, ApplicantWay.Instance]));

    /// <summary>Items that take their materials from a few, so that they share some.</summary>
    private static readonly Gen<ServiceItem[]> s_items =
        from pool in s_material.Array[1, 4]
        from items in Gen.Select(
            Gen.Dictionary(Gen.OneOf("p", "q"), Gen.OneOf(pool))[0, 2], Gen.OneOf("", "已婚", "未婚"), Gen.Int[1, 3]).Array[1, 3]
        select items.Select((item, index) => new ServiceItem($"item-{index}", "事项", "shenpi", default)
        {
            Patience = TimeSpan.FromSeconds(item.Item3),
            Materials = [.. item.Item1.Select(each => each.Value with { Code = each.Key, Condition = each.Value.Condition + item.Item2 })],
        }).ToArray();

    [Fact]
    public void Materials_are_shared_named_and_needed_as_the_naive_restatement_says() => s_items.Sample(items =>
    {
        var matter = Matter.Of(new Bundle("bundle", "一件事", "shenpi", [.. items.Select(item => item.Code)], default), items);

        var naive = NaiveMatter.LinesOf(items);
        Assert.Equal(naive.Select(line => line.Name), matter.Lines.Select(line => line.Name));
        Assert.Equal(naive.Select(line => string.Join(',', line.Items)), matter.Lines.Select(line => string.Join(',', line.Items.Select(item => item.Code))));
        Assert.Equal(naive.Select(line => line.Condition), matter.Lines.Select(line => line.Condition));
        Assert.Equal(naive.Select(line => line.Patience), matter.Lines.Select(line => line.Patience));
        Assert.Equal(Enumerable.Range(0, naive.Count), matter.Lines.Select(line => line.Index));
        Assert.All(matter.Lines, line => Assert.Same(line, matter.FindLine(line.Name)));
        Assert.Equal(matter.Lines.Length, matter.Lines.Select(line => line.Name).Distinct().Count());
    });

    [Fact]
    public void Ways_that_differ_in_anything_are_different_materials() => Gen.Select(Ways.Any, Ways.Any).Sample(
        (one, other) =>
        {
            ServiceItem[] items =
            [
                new("item-0", "事项", "shenpi", default) { Materials = [Paper(one)] }, new("item-1", "事项", "shenpi", default) { Materials = [Paper(other)] },
            ];

            Assert.Equal(NaiveMatter.LinesOf(items).Count, Matter.Of(new Bundle("bundle", "一件事", "shenpi", [], default), items).Lines.Length);
        },
        iter: 20_000);

    private static Material Paper(MaterialWay way) => new("p", "证明", MaterialKind.Proof, MaterialForm.Original, "", "", [way, ApplicantWay.Instance]);
}
