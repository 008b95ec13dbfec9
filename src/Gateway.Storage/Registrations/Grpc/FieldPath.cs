using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Finds a scalar in a message by names of fields.</summary>
internal static class FieldPath
{
    /// <summary>The fields on the way, the scalar last; null with the fault where there is no way.</summary>
    public static FieldDescriptor[]? Find(MessageDescriptor message, string path, out (Rule Rule, object[] Arguments) fault)
    {
        var names = path.Split('.');
        fault = default;
        if (path.Length == 0 || names.Length > ProtoPlace.GreatestDepth)
        {
            fault = (GrpcRules.PathLength, [ProtoPlace.GreatestDepth]);
            return null;
        }

        var fields = new FieldDescriptor[names.Length];
        for (var i = 0; ; i++)
        {
            if (message.FindFieldByName(names[i]) is not { } field)
            {
                fault = (GrpcRules.Path, [message.FullName, i + 1]);
                return null;
            }

            if (field.IsMap || field.FieldType == FieldType.Group)
            {
                fault = (GrpcRules.NotPassable, [names[i]]);
                return null;
            }

            fields[i] = field;
            var isLast = i == names.Length - 1;
            if (field.FieldType == FieldType.Message ? isLast : !isLast)
            {
                fault = (isLast ? GrpcRules.NotScalar : GrpcRules.NotMessage, [names[i]]);
                return null;
            }

            if (isLast)
            {
                return fields;
            }

            message = field.MessageType;
        }
    }
}
