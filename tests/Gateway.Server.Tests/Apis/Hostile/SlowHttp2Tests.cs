using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>A body that does not come, among other calls over one connection.</summary>
public sealed class SlowHttp2Tests
{
    [Fact]
    public async Task It_is_refused_alone()
    {
        await using var city = await ApiCity.StartAsync();
        using var slow = new SlowContent();

        var refused = city.SendAsync(HttpMethod.Post, "/filings", request =>
        {
            (request.Version, request.VersionPolicy, request.Content) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact, slow);
        });
        var answered = 0;
        while (!refused.IsCompleted && answered < 100)
        {
            using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm, request =>
                (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact));
            Assert.Equal("", await ApiCity.ReasonAsync(response));
            answered++;
            await Task.Delay(250);
        }

        using var answer = await refused;
        Assert.Equal(("REQUEST_MALFORMED", "consumer"), (await ApiCity.ReasonAsync(answer), Assert.Single(answer.Headers.GetValues("Gateway-Fault"))));
        Assert.True(answered > 20, answered.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class SlowContent : HttpContent
    {
        // Not ended when the request is disposed of: its answer may not have been read by then, and would be aborted with it.
        private readonly TaskCompletionSource _never = new();

        public SlowContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("{"));
            await stream.FlushAsync();
            await _never.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
