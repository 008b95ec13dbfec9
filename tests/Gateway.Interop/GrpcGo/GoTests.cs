namespace Gateway.Interop.GrpcGo;

/// <summary>Tests with grpc-go's own, which say where they cannot be run.</summary>
public abstract class GoTests
{
    protected GoTests() => Assert.SkipWhen(GoPrograms.Missing is not null, GoPrograms.Missing ?? "");
}
