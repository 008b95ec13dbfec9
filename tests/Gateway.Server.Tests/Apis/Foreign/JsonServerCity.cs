using Gateway.Contracts.Management.V1;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>A city whose police keep their taxpayers in json-server.</summary>
public sealed class JsonServerCity : IAsyncLifetime
{
    /// <summary>Taxpayers in the district "rest".</summary>
    public const int Rest = 3_000;

    internal JsonServer Server { get; private set; } = null!;

    internal ApiCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await JsonServer.StartAsync(new
        {
            taxpayers = new[] { Taxpayer("a", "云溪小吃店", "yunxi"), Taxpayer("b", "云溪茶馆", "yunxi"), Taxpayer("c", "东湖书店", "donghu") }
                .Concat(Enumerable.Range(0, Rest).Select(i => Taxpayer($"r{i}", $"企业{i}", "rest"))),
        });
        City = await ApiCity.StartAsync(
            (options, _) =>
            {
                options.Departments.BreakerMinimumCalls = 1_000;
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = Server.Address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry =>
            {
                entry.Api.Destinations[0].Address = Server.Address.ToString();
                entry.Api.TimeoutMs = 10_000;
                entry.Api.Operations.Clear();
                entry.Api.Operations.Add(
                [
                    One("taxpayer", "GET", absentBy404: true),
                    One("replace", "PUT", takesBody: true),
                    One("amend", "PATCH", takesBody: true),
                    One("strike", "DELETE"),
                    All("register", "POST", "", takesBody: true),
                    All("taxpayers", "GET", "/*", parameters: ["district", "name_like"]),
                ]);
            },
            agreement =>
            {
                agreement.ApiOperations.Clear();
                agreement.ApiOperations.Add(["taxpayer", "replace", "amend", "strike", "register", "taxpayers"]);
            });
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static object Taxpayer(string id, string name, string district) => new
    {
        id,
        name,
        district,
        owner = "张三丰",
        phone = "13800000000",
        arrears = new[] { new { tax = "VAT", amount = 1200.5, clerk = "李四" }, new { tax = "CIT", amount = 0.0, clerk = "王五" } },
    };

    private static ApiOperation One(string name, string method, bool takesBody = false, bool absentBy404 = false)
    {
        var operation = All(name, method, "", takesBody);
        operation.Path = "/taxpayers/{id}";
        operation.AbsentBy404 = absentBy404;
        operation.Parameters.Add(new ApiParameter { Name = "id" });
        return operation;
    }

    private static ApiOperation All(string name, string method, string prefix, bool takesBody = false, params string[] parameters) => new()
    {
        Name = name,
        Method = method,
        Path = "/taxpayers",
        TakesBody = takesBody,
        Parameters = { parameters.Select(parameter => new ApiParameter { Name = parameter }) },
        Places =
        {
            new ApiPlace { Field = "name", Pointer = prefix + "/name" },
            new ApiPlace { Field = "owner", Pointer = prefix + "/owner" },
            new ApiPlace { Field = "phone", Pointer = prefix + "/phone" },
            new ApiPlace { Field = "tax", Pointer = prefix + "/arrears/*/tax" },
            new ApiPlace { Field = "amount", Pointer = prefix + "/arrears/*/amount" },
        },
    };
}
