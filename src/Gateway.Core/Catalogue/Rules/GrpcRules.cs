using Gateway.Core.Apis.Grpc;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of an API of gRPC.</summary>
public static class GrpcRules
{
    /// <summary>Not a descriptor set.</summary>
    public static readonly Rule Descriptor = new(
        "GRPC_DESCRIPTOR_SET",
        "Not a FileDescriptorSet with all its imports ({0}). Write what protoc --include_imports --descriptor_set_out gives.",
        "不是包含全部依赖的 FileDescriptorSet（{0}）。请填写 protoc --include_imports --descriptor_set_out 的输出。");

    /// <summary>A descriptor set that is too large, or none.</summary>
    public static readonly Rule DescriptorSize = new(
        "GRPC_DESCRIPTOR_SIZE", "Empty, or more than {0} bytes. Leave out files that no method needs.", "为空或超过 {0} 字节。请去掉方法不需要的文件。");

    /// <summary>No such method.</summary>
    public static readonly Rule Method = new(
        "GRPC_METHOD", "The descriptor set has no such method. Write package.Service/Method; it has: {0}.", "描述符中没有该方法。请按 包.服务/方法 填写，现有：{0}。");

    /// <summary>What only HTTP has, on an operation of gRPC.</summary>
    public static readonly Rule Unused = new(
        "GRPC_OPERATION", "An operation of a gRPC API has grpc_method instead. Remove it.", "gRPC 接口的操作以 grpc_method 说明。请去掉该项。");

    /// <summary>What only gRPC has, on an operation of HTTP.</summary>
    public static readonly Rule NotGrpc = new(
        "GRPC_UNUSED", "The API is one of HTTP. Remove it, or write api.grpc.", "该接口为 HTTP 接口。请去掉该项，或填写 api.grpc。");

    /// <summary>Not a field of the message.</summary>
    public static readonly Rule Path = new(
        "GRPC_PATH", "Name no. {1} is no field of message {0}. Write names of fields from the outermost inwards: owner.name.", "第 {1} 个名称不是消息 {0} 的字段。请由外向内填写字段名，如 owner.name。");

    /// <summary>Too many steps.</summary>
    public static readonly Rule PathLength = new("GRPC_PATH_LENGTH", "Write 1 to {0} names.", "请填写 1 至 {0} 个名称。");

    /// <summary>A message where a scalar must be.</summary>
    public static readonly Rule NotScalar = new(
        "GRPC_PATH_MESSAGE", "{0} is a message: go on to a scalar of it.", "{0} 是消息，请继续填写到其中的标量字段。");

    /// <summary>A scalar where there must be a message.</summary>
    public static readonly Rule NotMessage = new("GRPC_PATH_SCALAR", "{0} is a scalar and has no fields.", "{0} 是标量，没有下级字段。");

    /// <summary>A way that cannot be gone.</summary>
    public static readonly Rule NotPassable = new(
        "GRPC_PATH_KIND", "{0} is a map or a group, of which nothing can pass.", "{0} 是 map 或 group，其内容不能提供。");

    /// <summary>A scalar that does not go with the field's type.</summary>
    public static readonly Rule Type = new(
        "GRPC_PATH_TYPE", "A field of type {0} cannot stand in a {1}.", "类型为 {0} 的信息项不能对应 {1}。");

    /// <summary>Two places that are one, or of which one lies in the other.</summary>
    public static readonly Rule Overlap = new("GRPC_PATH_OVERLAP", "The place is that of field {0}, or lies in it.", "与信息项 {0} 的位置重合或包含。");

    /// <summary>A subject where there can be no single text.</summary>
    public static readonly Rule SubjectPlace = new(
        "GRPC_SUBJECT_PLACE",
        "{0} is repeated, or no string: a subject stands in a string that no field on the way to repeats.",
        "{0} 为重复字段或不是 string。主体标识须在 string 字段中，且所经字段均不得重复。");

    /// <summary>Subjects of a method whose callers send a stream.</summary>
    public static readonly Rule SubjectsOfStream = new(
        "GRPC_SUBJECTS_OF_STREAM",
        "Callers of this method send a stream, and the call is recorded before its messages come: they name no subjects. Remove them.",
        "该方法的调用方发送消息流，调用在消息到达之前已存证，不能说明主体。请去掉该项。");

    /// <summary>Messages that pass whole, called something else.</summary>
    public static readonly Rule Whole = new(
        "GRPC_WHOLE_ANSWER", "Messages that pass whole are application/grpc. Write that, or leave it empty.", "整体提供的消息为 application/grpc。请按此填写，或留空。");

    /// <summary>What <c>whole_answer</c> says where messages pass whole.</summary>
    public const string WholeAnswer = "application/grpc";

    /// <summary>Checks whether messages pass whole.</summary>
    public static void CheckWhole(FaultList faults, string wholeAnswer, int places)
    {
        if (wholeAnswer.Length > 0 && wholeAnswer != WholeAnswer)
        {
            faults.Add("whole_answer", Whole);
        }
        else if (wholeAnswer.Length > 0 && places > 0)
        {
            faults.Add("whole_answer", ApiRules.WholeWithPlaces);
        }
    }

    /// <summary>The scalar may hold values of the type.</summary>
    public static bool Fits(FieldType type, ProtoScalar scalar) => type switch
    {
        FieldType.Text or FieldType.Date or FieldType.Timestamp => scalar == ProtoScalar.Text,
        FieldType.Code => scalar is ProtoScalar.Text or ProtoScalar.Enum,
        FieldType.Decimal => scalar is ProtoScalar.Text or ProtoScalar.Float or ProtoScalar.Double,
        FieldType.Boolean => scalar == ProtoScalar.Bool,
        FieldType.Binary => scalar == ProtoScalar.Bytes,
        FieldType.Integer => scalar is not (ProtoScalar.Text or ProtoScalar.Bytes or ProtoScalar.Bool or ProtoScalar.Enum
            or ProtoScalar.Float or ProtoScalar.Double),
        _ => false,
    };
}
