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
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library tells broken sets by exceptions of many kinds; the steward gets its first sentence.
            fault = FirstLineOf(exception);
            return false;
        }
    }

    /// <summary>The method of that name, or null.</summary>
    public MethodDescriptor? Find(string name) => _methods.GetValueOrDefault(name);

    private static string FirstLineOf(Exception exception)
    {
        var line = exception.Message.Split('\n', 2)[0].Trim().TrimEnd('.');
        return line.Length > 200 ? line[..200] : line;
    }
}
