using CsCheck;
using Gateway.Core.Certificates;
using Xunit;

namespace Gateway.Core.Tests.Certificates;

public class RegisteredStatusTests
{
    /// <summary>Kinds in the order of their reports, each with the hour at which it happened; I C S V R P are 颁发 变更 暂停 撤销 恢复 更换.</summary>
    [Theory]
    [InlineData("I1", "I1")]
    [InlineData("I1 C2", "C2")]
    [InlineData("C2 I1", "C2")]
    [InlineData("I1 V2", "V2")]
    // A revocation that is reported late still counts, and late changes do not end it.
    [InlineData("I1 C5 V2", "V2")]
    [InlineData("V2 C5", "V2")]
    [InlineData("V2 S5", "V2")]
    [InlineData("V2 P5", "V2")]
    [InlineData("V2 V5", "V5")]
    [InlineData("V5 V2", "V5")]
    // A reinstatement ends what was before it, and only that.
    [InlineData("V2 R3", "R3")]
    [InlineData("R3 V2", "R3")]
    [InlineData("V2 R2", "R2")]
    [InlineData("R2 V2", "V2")]
    [InlineData("V3 R2", "V3")]
    [InlineData("V2 R3 C4", "C4")]
    [InlineData("V2 R3 V4", "V4")]
    [InlineData("R3 C4 V2", "C4")]
    // A change does not end a suspension, nor does another issue.
    [InlineData("S2 C3", "S2")]
    [InlineData("S2 I3", "S2")]
    [InlineData("C3 S2", "S2")]
    [InlineData("S2 R3", "R3")]
    // A certificate that was replaced and then suspended is not valid because the suspension ended before.
    [InlineData("P2 S3", "P2")]
    [InlineData("P2 C3", "P2")]
    [InlineData("S2 P3", "P3")]
    [InlineData("P2 V3", "V3")]
    // What a revocation hid stands once a reinstatement that is reported late ends the revocation.
    [InlineData("V1 S3 R2", "S3")]
    [InlineData("R2 V1 S3", "S3")]
    public void The_event_that_stands(string reported, string standing) => Assert.Equal(standing, Text(RegisteredStatus.Standing(Read(reported))));

    [Fact]
    public void Nothing_stands_where_nothing_was_reported() => Assert.Null(RegisteredStatus.Standing([]));

    [Fact]
    public void The_order_of_the_reports_means_nothing_where_all_happened_at_other_times()
    {
        Gen.Select(Gen.Char["ICSVRP"].Array[1, 8], Gen.Int).Sample((kinds, seed) =>
        {
            var inOrder = kinds.Select((kind, hour) => $"{kind}{hour}").ToArray();
            var shuffled = inOrder.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(
                Text(RegisteredStatus.Standing(Read(string.Join(' ', inOrder)))),
                Text(RegisteredStatus.Standing(Read(string.Join(' ', shuffled)))));
        });
    }

    private static IEnumerable<RegisteredStatus> Read(string reported) => reported.Split(' ').Select((text, index) => new RegisteredStatus(
        text[0] switch
        {
            'I' => StatusEventKind.Issued,
            'C' => StatusEventKind.Changed,
            'S' => StatusEventKind.Suspended,
            'V' => StatusEventKind.Revoked,
            'R' => StatusEventKind.Reinstated,
            _ => StatusEventKind.Superseded,
        },
        World.Now.AddHours(text[1] - '0'),
        index + 1));

    private static string Text(RegisteredStatus? status) =>
        $"{"ICSVRP"[(int)status!.Value.Kind - 1]}{(status.Value.OccurredAt - World.Now).TotalHours}";
}
