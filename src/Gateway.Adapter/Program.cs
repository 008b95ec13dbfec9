using Gateway.Adapter;
using Gateway.Audit;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Health;

return await ProgramStart.RunAsync<AdapterOptions>(
    args,
    "Gateway.Adapter",
    "GATEWAY_ADAPTER__",
    AdapterOptionsValidator.Validate,
    async (options, _) =>
    {
        try
        {
            await using var adapter = AdapterHost.Build(options);
            await adapter.RunAsync();
            return 0;
        }
        catch (PseudonymKeyException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ProgramStart.ConfigurationExit;
        }
    },
    new ProgramCommand<AdapterOptions>("health", "Says whether the adapter that runs here is ready.", (options, _) => HealthCommand.RunAsync(options.Management.Address)));
