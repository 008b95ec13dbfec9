using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>One file that reflection answers with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its descriptor.</param>
/// <param name="Imports">Names of what it imports.</param>
/// <param name="HasMessage">A full name is that of a message in it.</param>
internal sealed record ReflectedFile(string Name, ByteString Bytes, IReadOnlyList<string> Imports, Predicate<string> HasMessage)
{
    /// <summary>A file of the gateway's own.</summary>
    public static ReflectedFile Of(FileDescriptor file) => new(
        file.Name, file.SerializedData, [.. file.Dependencies.Select(import => import.Name)], name => HasNested(file.MessageTypes, name));

    /// <summary>The contract of an entry, whose messages all stand at the top.</summary>
    public static ReflectedFile Of(FileDescriptorProto file) => new(
        file.Name,
        file.ToByteString(),
        file.Dependency,
        name => file.MessageType.Any(message => string.Equals($"{file.Package}.{message.Name}", name, StringComparison.Ordinal)));

    private static bool HasNested(IEnumerable<MessageDescriptor> messages, string name) =>
        messages.Any(message => string.Equals(message.FullName, name, StringComparison.Ordinal) || HasNested(message.NestedTypes, name));
}
