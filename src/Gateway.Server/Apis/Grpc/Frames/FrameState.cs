namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>What stands next in a stream of messages.</summary>
internal enum FrameState
{
    /// <summary>A whole message.</summary>
    Whole = 0,

    /// <summary>Nothing, or part of a message.</summary>
    More,

    /// <summary>A message that is compressed, or no message.</summary>
    Packed,

    /// <summary>A message that is too large.</summary>
    TooLarge,
}
