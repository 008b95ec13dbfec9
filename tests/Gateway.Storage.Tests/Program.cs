using Gateway.Storage.Tests.Databases;
using Xunit.Runner.InProc.SystemConsole;

return args.FirstOrDefault() == MigrationHolder.Argument
    ? await MigrationHolder.RunAsync(args[1..])
    : await ConsoleRunner.Run(args);
