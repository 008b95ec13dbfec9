using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;
using Request = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace Gateway.Server.Contracts.Reflection;

/// <summary>Answers single requests. What the reader may not see is not found, as if it did not exist.</summary>
/// <param name="visible">What the reader may see.</param>
/// <param name="sent">Files that the stream has sent already; added to.</param>
internal sealed class ReflectionAnswers(ContractVisibility visible, HashSet<string> sent)
{
    private readonly VisibleFiles _files = new(visible);

    /// <summary>The answer to one request.</summary>
    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            Request.ListServices => List(),
            Request.FileByFilename => File(_files.FindFile(request.FileByFilename)),
            Request.FileContainingSymbol => File(_files.FindSymbol(request.FileContainingSymbol)),
            Request.AllExtensionNumbersOfType => Extensions(request.AllExtensionNumbersOfType),
            Request.FileContainingExtension => Fail(StatusCode.NotFound, "No type has extensions."),
            _ => Fail(StatusCode.InvalidArgument, "The request asks for nothing."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private static ServerReflectionResponse Fail(StatusCode status, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)status, ErrorMessage = message } };

    private ServerReflectionResponse List()
    {
        var list = new ListServiceResponse();
        list.Service.AddRange(_files.Services().Select(name => new ServiceResponse { Name = name }));
        return new ServerReflectionResponse { ListServicesResponse = list };
    }

    // No message here is of a syntax that has extensions.
    private ServerReflectionResponse Extensions(string type) => _files.FindSymbol(type) is { } file && file.HasMessage(type)
        ? new ServerReflectionResponse { AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type } }
        : Fail(StatusCode.NotFound, "No such type.");

    private ServerReflectionResponse File(ReflectedFile? file)
    {
        if (file is null)
        {
            return Fail(StatusCode.NotFound, "Not found.");
        }

        var answer = new FileDescriptorResponse { FileDescriptorProto = { file.Bytes } };
        sent.Add(file.Name);
        Add(answer.FileDescriptorProto, file.Imports);
        return new ServerReflectionResponse { FileDescriptorResponse = answer };
    }

    private void Add(ICollection<ByteString> files, IEnumerable<string> imports)
    {
        foreach (var import in imports)
        {
            if (_files.FindFile(import) is { } file && sent.Add(import))
            {
                files.Add(file.Bytes);
                Add(files, file.Imports);
            }
        }
    }
}
