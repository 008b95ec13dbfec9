using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>The methods of a descriptor set.</summary>
internal sealed class DescriptorSet
{
    /// <summary>Greatest size in bytes.</summary>
    public const int GreatestSize = 1 << 20;

    private readonly Dictionary<string, MethodDescriptor> _methods;

    private DescriptorSet(IEnumerable<FileDescriptor> files) => _methods = files
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .ToDictionary(method => $"{method.Service.FullName}/{method.Name}", StringComparer.Ordinal);

    /// <summary>Names of the methods: <c>package.Service/Method</c>.</summary>
    public IEnumerable<string> Methods => _methods.Keys;

    /// <summary>Reads a set; false with what is wrong.</summary>
    public static bool TryRead(ByteString bytes, [NotNullWhen(true)] out DescriptorSet? set, out string fault)
    {
        (set, fault) = (null, "");
        try
        {
            var files = FileDescriptorSet.Parser.ParseFrom(bytes).File.Select(file => file.ToByteString()).ToArray();
            if (files.Length == 0)
            {
                fault = "no file";
                return false;
            }

            set = new DescriptorSet(FileDescriptor.BuildFromByteStrings(files));
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            fault = "not the bytes of one";
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library tells by exceptions of many kinds that files do not go together, and repeats names that were sent.
            fault = "a file is missing, stands before one that it imports, or names what is not there";
            return false;
        }
    }

    /// <summary>The method of that name, or null.</summary>
    public MethodDescriptor? Find(string name) => _methods.GetValueOrDefault(name);
}
