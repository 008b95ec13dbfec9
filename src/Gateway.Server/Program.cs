using Gateway.Hosting.Configuration;
using Gateway.Server;

return await ProgramStart.RunAsync<GatewayOptions>(
    args,
    "Gateway.Server",
    "GATEWAY__",
    GatewayOptionsValidator.Validate,
    async (options, source) =>
    {
        await using var gateway = GatewayHost.Build(options, source: source);
        await gateway.RunAsync();
        return 0;
    });
