using System.Text.Json;
using Gateway.Deployment.Tests.Images;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Compose;

public sealed class ComposedCityTests
{
    private const string Applicant = "330102198803120008";
    private const string Eatery = "92330102MA90000037";
    private const string Housing = "11330100MB9001069P3330717005000";
    private const string CaseNumber = "SP330100202506300017";
    private const string Officer = "officer-0412";

    [Fact]
    public async Task The_composed_city_comes_up_and_either_gateway_answers()
    {
        Container.RequireNamespaces();
        await using var city = new ComposedCity();

        await Task.WhenAll(ComposeFile.Services.Values
            .Where(service => service.Dockerfile is not null && service.Body["profiles"] is null)
            .Select(service => city.UpAsync(service.Name)));

        foreach (var gateway in (string[])["gateway-1", "gateway-2"])
        {
            // Adapters that were just registered are probed first.
            await Poll.UntilAsync(async () => (await LookUpAsync(city, gateway)).Code == 0, TimeSpan.FromSeconds(20), $"{gateway} answers");
            var (_, output) = await LookUpAsync(city, gateway);
            Assert.Contains("1988", output, StringComparison.Ordinal);
            Assert.Equal(Eatery, await TaxpayerAsync(city, gateway));
        }

        // The steward's documents again: nothing changes.
        var (code, applied) = await city.RunAsync("register", ComposeFile.Services["register"].Command);
        Assert.True(code == 0, applied);
        Assert.Contains("0 created, 0 updated", applied, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> LookUpAsync(ComposedCity city, string gateway) => city.RunAsync(
        "stewards",
        "lookup", "gongan/resident", "--key", $"citizen_number={Applicant}", "--field", "full_name,birth_date,registration_state",
        "--item", Housing, "--scenario", "acceptance", "--case", CaseNumber, "--officer", Officer,
        "--city", "/etc/stewards/city.json", "--system", "shenpi-window", "--address", $"https://{gateway}:8443");

    // Taxation's own API, from this machine, as one would by the published port.
    private static async Task<string?> TaxpayerAsync(ComposedCity city, string gateway)
    {
        string TlsOf(string name) => Path.Combine(city.City, "stewards", "tls", name);
        await using var curl = ChildProcess.Start(
            "curl",
            [
                "--silent", "--show-error", "--fail-with-body", "--cert", TlsOf("shenpi-window.pem"), "--key", TlsOf("shenpi-window.key"), "--cacert", TlsOf("authority.pem"),
                "--connect-to", $"localhost:8443:{city.AddressOf(gateway)}:8443",
                "-H", $"Gateway-Item: {Housing}", "-H", "Gateway-Scenario: acceptance", "-H", $"Gateway-Case: {CaseNumber}", "-H", $"Gateway-Officer: {Officer}",
                $"https://localhost:8443/api/shuiwu/tax/nsr/{Eatery}",
            ]);
        Assert.True(await curl.WaitForExitAsync(TimeSpan.FromSeconds(30)) == 0, curl.Tail);
        using var answer = JsonDocument.Parse(curl.Output);
        return answer.RootElement.GetProperty("data").GetProperty("nsrsbh").GetString();
    }
}
