using Gateway.Benchmarks;

return await Modes.RunAsync(args);
