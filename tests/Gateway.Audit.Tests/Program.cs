using Gateway.Audit.Tests;
using Gateway.Audit.Tests.Writers;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["writer", var path, var acknowledged, var callers, var records])
{
    return await LogWriterProgram.RunAsync(path, acknowledged, callers, records);
}

// What the generated entry point does: IDEs speak the platform's protocol.
return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
