using System.Text.RegularExpressions;
using Gateway.Core.Decisions;
using Xunit;

namespace Gateway.Core.Tests.Decisions;

public partial class ReasonsTests
{
    public static TheoryData<string> Codes => [.. Reasons.All.Select(reason => reason.Code)];

    [Fact]
    public void Codes_are_unique() =>
        Assert.Equal(Reasons.All.Count, Reasons.All.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Count());

    [Theory, MemberData(nameof(Codes))]
    public void Each_is_whole(string code)
    {
        var reason = Reasons.All.Single(reason => reason.Code == code);

        Assert.Matches(UpperSnake(), code);
        Assert.True(code.Length <= 63, "The reason of an ErrorInfo has at most 63 characters.");
        Assert.EndsWith(".", reason.English, StringComparison.Ordinal);
        Assert.EndsWith("。", reason.Chinese, StringComparison.Ordinal);
        Assert.True(Enum.IsDefined(reason.Status));
        Assert.True(Enum.IsDefined(reason.MendBy));
        Assert.Contains(reason.HttpStatus, HttpOf(reason.Status));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Who_failed_fits_the_status(string code)
    {
        var reason = Reasons.All.Single(reason => reason.Code == code);
        var callersStatus = reason.Status is StatusCode.InvalidArgument or StatusCode.Unauthenticated or StatusCode.PermissionDenied
            or StatusCode.NotFound or StatusCode.Unimplemented or StatusCode.ResourceExhausted;

        Assert.NotEqual(FaultSide.None, reason.Fault);
        if (callersStatus)
        {
            Assert.Equal(FaultSide.Consumer, reason.Fault);
        }

        // A gateway that stops is nothing to mend: whoever reads its stream goes on at another.
        if (reason.Fault == FaultSide.Gateway && reason != Reasons.GatewayStopping)
        {
            Assert.Equal(Mender.Operator, reason.MendBy);
        }
    }

    /// <summary>As google.rpc.Code maps them, and the closer status where HTTP has one.</summary>
    private static int[] HttpOf(StatusCode status) => status switch
    {
        StatusCode.InvalidArgument => [400],
        StatusCode.Unauthenticated => [401],
        StatusCode.PermissionDenied => [403],
        StatusCode.NotFound => [404, 410],
        StatusCode.Unimplemented => [501, 415],
        StatusCode.ResourceExhausted => [429, 413],
        StatusCode.Aborted => [409],
        StatusCode.FailedPrecondition => [400, 409],
        StatusCode.Unavailable => [503],
        StatusCode.DeadlineExceeded => [504],
        StatusCode.DataLoss => [502, 500],
        _ => [500],
    };

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex UpperSnake();
}
