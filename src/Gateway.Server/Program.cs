using Gateway.Hosting.Configuration;
using Gateway.Hosting.Health;
using Gateway.Server;
using Gateway.Server.Doctor;
using Gateway.Server.Migrating;

return await ProgramStart.RunAsync<GatewayOptions>(
    args,
    "Gateway.Server",
    "GATEWAY__",
    GatewayOptionsValidator.Validate,
    async (options, source) =>
    {
        if (!await WaitingRoom.PassAsync(options))
        {
            return 0;
        }

        await using var gateway = GatewayHost.Build(options, source: source);
        await gateway.RunAsync();
        return 0;
    },
    new(
        "migrate",
        "Brings the databases to this program's model: once, before the replicas are renewed.",
        (options, _) => MigrateCommand.RunAsync(options),
        // It runs before anything else is there: with the databases alone, without certificates and keys.
        Sections: ["timeZone", "storage", "log"]),
    new("health", "Says whether the gateway that runs here is ready.", (options, _) => HealthCommand.RunAsync(options.Management.Address)),
    new("doctor", "Checks the running installation, and says what to do.", DoctorCommand.RunAsync, TakesJson: true));
