namespace Gateway.Adapter; internal static class Program { public static int Main() => 0; }
