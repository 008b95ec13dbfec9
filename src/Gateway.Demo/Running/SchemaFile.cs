using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Demo.Running;

/// <summary>
/// Writes the contracts of approval systems as a <c>FileDescriptorSet</c>: a client without <c>protos/</c>, and
/// without the google/api files that it imports, can call by it.
/// </summary>
internal static class SchemaFile
{
    public static void Write(string path)
    {
        var set = new FileDescriptorSet();
        Add(set, SharedDataReflection.Descriptor, []);
        using var file = File.Create(path);
        set.WriteTo(file);
    }

    // What a file imports stands before it.
    private static void Add(FileDescriptorSet set, FileDescriptor file, HashSet<string> added)
    {
        if (!added.Add(file.Name))
        {
            return;
        }

        foreach (var import in file.Dependencies)
        {
            Add(set, import, added);
        }

        set.File.Add(file.ToProto());
    }
}
