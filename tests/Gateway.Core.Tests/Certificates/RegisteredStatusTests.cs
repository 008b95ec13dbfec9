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
    // A revocation that is reported after a reinstatement stands, though it happened before: it was acknowledged.
    [InlineData("R3 V2", "V2")]
    [InlineData("R3 S2", "S2")]
    [InlineData("R3 V2 R3", "R3")]
    [InlineData("R3 V2 R1", "V2")]
    [InlineData("V2 R2", "R2")]
    [InlineData("R2 V2", "V2")]
    [InlineData("V3 R2", "V3")]
    // A change is no revocation that comes back.
    [InlineData("V2 R3 C4", "R3")]
    [InlineData("V2 R3 I4", "R3")]
    [InlineData("V2 R3 V4", "V4")]
    [InlineData("R3 C4 V2", "V2")]
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
    [InlineData("R2 V1 S3", "V1")]
    public void The_event_that_stands(string reported, string standing) => Assert.Equal(standing, Text(RegisteredStatus.Standing(Read(reported))));

    [Fact]
    public void Nothing_stands_where_nothing_was_reported() => Assert.Null(RegisteredStatus.Standing([]));

    [Fact]
    public void What_revokes_or_suspends_stands_unless_a_reinstatement_that_happened_no_earlier_was_reported_after_it()
    {
        Gen.Select(Gen.Char["ICSVRP"], Gen.Int[0, 9]).Array[1, 8].Sample(reports =>
        {
            var events = Read(string.Join(' ', reports.Select(report => $"{report.Item1}{report.Item2}"))).ToArray();
            var graves = events
                .Where(each => each.Kind is StatusEventKind.Suspended or StatusEventKind.Superseded or StatusEventKind.Revoked)
                .Where(each => !events.Any(
                    end => end.Kind == StatusEventKind.Reinstated && end.Sequence > each.Sequence && end.OccurredAt >= each.OccurredAt))
                .ToArray();

            var standing = RegisteredStatus.Standing(events)!.Value;

            if (graves.Length > 0)
            {
                Assert.Contains(standing, graves);
                Assert.True(standing.Kind == StatusEventKind.Revoked || graves.All(each => each.Kind != StatusEventKind.Revoked));
            }
            else
            {
                Assert.Equal(events.Any(each => each.Kind == StatusEventKind.Reinstated), standing.Kind == StatusEventKind.Reinstated);
            }
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
