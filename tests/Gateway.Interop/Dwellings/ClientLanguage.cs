namespace Gateway.Interop.Dwellings;

/// <summary>Languages of clients that share no code with this repository.</summary>
public enum ClientLanguage
{
    /// <summary>Node with @grpc/grpc-js and @grpc/proto-loader.</summary>
    Node,

    /// <summary>Debian's Python with its grpcio and protobuf.</summary>
    Python,
}
