using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Apis;

/// <summary>An API that is measured: how it is served, registered and called.</summary>
internal abstract class MeasuredApi
{
    /// <summary>Mode of this program that serves it.</summary>
    public abstract string Server { get; }

    /// <summary>It is one of gRPC.</summary>
    public abstract bool IsGrpc { get; }

    /// <summary>Calls that the gateway answers whole.</summary>
    public abstract ApiCalls Whole { get; }

    /// <summary>Calls of which it lets ten fields pass; every other proxy answers them whole.</summary>
    public abstract ApiCalls Minimised { get; }

    /// <summary>The answer that is whole.</summary>
    public abstract byte[] WholeAnswer { get; }

    /// <summary>What passes of it under the agreement.</summary>
    public abstract byte[] MinimisedAnswer { get; }

    /// <summary>Share of YARP's calls that is aimed at, minimised at 64 in flight; empty where there is no such aim.</summary>
    public abstract string MinimisedAim { get; }

    /// <summary>What is registered besides the department: entries, and agreements about them.</summary>
    public abstract IEnumerable<Document> Documents(Uri upstream);
}
