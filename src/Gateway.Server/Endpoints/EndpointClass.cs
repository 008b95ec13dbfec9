namespace Gateway.Server.Endpoints;

/// <summary>What guards an endpoint. Each declares one; an endpoint without one stops the start.</summary>
internal enum EndpointClass
{
    /// <summary>Passes the pipeline: decided, metered, recorded.</summary>
    Exchange = 1,

    /// <summary>Guarded by a named policy; every act is recorded.</summary>
    Governed = 2,

    /// <summary>For anybody, on the management port alone.</summary>
    Open = 3,
}

/// <summary>Declares the class of an endpoint.</summary>
/// <param name="Class">The class.</param>
/// <param name="Policy">Name of the policy; required for governed endpoints.</param>
internal sealed record EndpointClassMetadata(EndpointClass Class, string? Policy = null);
