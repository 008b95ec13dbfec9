using Gateway.Demo.Running;

return await DemoCommand.RunAsync(args);
