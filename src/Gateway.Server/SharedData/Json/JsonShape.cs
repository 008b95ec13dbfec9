namespace Gateway.Server.SharedData.Json;

/// <summary>How a message looks as JSON.</summary>
internal enum JsonShape
{
    /// <summary>An object with a member for each field.</summary>
    Object,

    /// <summary>google.protobuf.Timestamp: an RFC 3339 text.</summary>
    Timestamp,

    /// <summary>google.protobuf.Duration: seconds with an "s".</summary>
    Duration,

    /// <summary>google.protobuf.FieldMask: paths with commas.</summary>
    FieldMask,

    /// <summary>A message of google/protobuf/wrappers.proto: its value alone.</summary>
    Wrapper,
}
