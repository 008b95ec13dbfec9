using Gateway.Cli.Connecting;
using Gateway.Demo.Case;
using Gateway.Demo.City;
using Gateway.Demo.Running;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Where everything is, and six commands to try by hand.</summary>
internal static class HandsOn
{
    public static void Show(IAnsiConsole console, CityFile city, CityApis apis, DemoFolder folder)
    {
        console.Write(new Rule("[bold]地址[/]  Addresses") { Justification = Justify.Left });
        Line(console, "网关 gateway", city.Gateway.Address);
        Line(console, "管理 health, metrics", $"{city.Gateway.Management}/healthz  /readyz  /metrics");
        foreach (var adapter in city.Systems.Where(system => system.Addresses is not null))
        {
            Line(console, $"前置 {adapter.Department}", $"{string.Join(" ", adapter.Addresses!)}  {adapter.Management}/metrics");
        }

        Line(console, "自有接口 shuiwu", apis.Tax.Address);
        Line(console, "自有接口 xinyong", apis.Credit.Address);
        Line(console, "清单 city.json", folder.CityFile);
        console.WriteLine();
        console.Write(new Rule("[bold]动手试[/]  Try it by hand") { Justification = Justify.Left });
        var system = city.Systems.First(candidate => candidate.Id == "shenpi-window");
        var root = Repository.Root;
        console.Copyable($"""

            # 1. 命令行 the command
            dotnet run --project {Quote(Path.Combine(root, "src/Gateway.Cli"))} -- lookup gongan/resident --key citizen_number={Cast.Applicant} --field full_name,birth_date,registration_state --item {Purpose.Housing} --scenario acceptance --case {Purpose.CaseNumber} --officer {Purpose.Officer} --city {Quote(folder.CityFile)} --system {system.Id}

            # 2. JSON
            curl --cert {Quote(system.Certificate)} --key {Quote(system.Key)} --cacert {Quote(system.Authority)} -H 'Content-Type: application/json' -d '{Body()}' {city.Gateway.Address}/v1/data/gongan/resident:lookup

            # 3. gRPC
            buf curl --cert {Quote(system.Certificate)} --key {Quote(system.Key)} --cacert {Quote(system.Authority)} --protocol grpc -d '{Body()}' {city.Gateway.Address}/shared.gongan.v1.ResidentService/Lookup

            # 4. 部门自有接口 a department's own API
            curl --cert {Quote(system.Certificate)} --key {Quote(system.Key)} --cacert {Quote(system.Authority)} -H 'Gateway-Item: {Purpose.Housing}' -H 'Gateway-Scenario: acceptance' -H 'Gateway-Case: {Purpose.CaseNumber}' -H 'Gateway-Officer: {Purpose.Officer}' {city.Gateway.Address}/api/shuiwu/tax/nsr/{Cast.Eatery}

            # 5. 部门自有 gRPC 接口 a department's own gRPC API
            buf curl --cert {Quote(system.Certificate)} --key {Quote(system.Key)} --cacert {Quote(system.Authority)} --protocol grpc --schema {Quote(Path.Combine(root, "src/Gateway.Demo/Credit"))} -H 'gateway-department: xinyong' -H 'gateway-entry: credit' -H 'gateway-item: {Purpose.FoodLicence}' -H 'gateway-scenario: acceptance' -H 'gateway-case: {Purpose.CaseNumber}' -H 'gateway-officer: {Purpose.Officer}' -d '{CodeOf(Cast.Eatery)}' {city.Gateway.Address}/xinyong.v1.CreditService/ListRecords

            # 6. 一次告知 ask once: what need not be brought
            curl --cert {Quote(system.Certificate)} --key {Quote(system.Key)} --cacert {Quote(system.Authority)} -H 'Content-Type: application/json' -d '{Case()}' {city.Gateway.Address}/v1/materials:resolve

            """);
    }

    private static string Body() => $$$"""
        {"key":{"citizenNumber":"{{{Cast.Applicant}}}"},"fields":"fullName,birthDate,registrationState","context":{"serviceItemCode":"{{{Purpose.Housing}}}","scenario":"acceptance","caseNumber":"{{{Purpose.CaseNumber}}}","officerId":"{{{Purpose.Officer}}}"}}
        """;

    private static string Case() => $$$"""
        {"matter":{"bundle":"{{{ScenarioMatters.Newborn}}}"},"case":{"caseNumber":"SP330100202506300018","scenario":"{{{ScenarioMatters.Scenario}}}","officerId":"{{{Purpose.Officer}}}","channel":"window"},"parties":[{"role":"applicant","subject":{"type":"111","identifier":"{{{ScenarioCast.Father}}}"},"values":{"full_name":"{{{ScenarioCast.FatherName}}}"}},{"role":"child","values":{"certificate_identifier":"{{{ScenarioCast.NewbornCertificate}}}"}}],"notNeeded":["photo"]}
        """;

    private static string CodeOf(string firm) => $$$"""{"tyshxydm":"{{{firm}}}"}""";

    private static void Line(IAnsiConsole console, string label, string text) =>
        console.MarkupLine($"  [grey]{Markup.Escape(Wide.Pad(label, 24))}[/] {Markup.Escape(text)}");

    // Below the current folder, a path is shorter from there. Safe characters stay; anything else is quoted for a shell.
    private static string Quote(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        path = relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        return path.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_') ? path : "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
