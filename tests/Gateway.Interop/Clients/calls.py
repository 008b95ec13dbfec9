"""Makes the calls that it is told with Debian's grpcio, by the contracts that the gateway gave; writes what came as JSON."""
import base64
import json
import sys
import time

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

with open(sys.argv[1], encoding="utf-8") as file:
    settings = json.load(file)

pool = descriptor_pool.DescriptorPool()
with open(settings["descriptors"], "rb") as file:
    for one in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(one)


def message_class(descriptor):
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(pool).GetPrototype(descriptor)


def is_map(field):
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def value_of(field, value):
    if field.type == field.TYPE_MESSAGE:
        return dict_of(value)
    if field.type == field.TYPE_ENUM:
        return field.enum_type.values_by_number[value].name
    if field.type == field.TYPE_BYTES:
        return base64.b64encode(value).decode()
    return str(value) if field.cpp_type in (field.CPPTYPE_INT64, field.CPPTYPE_UINT64) else value


def dict_of(message):
    """Every field that is set, by its name in the contract; 64-bit numbers are text, as no number of JSON holds them."""
    made = {}
    for field, value in message.ListFields():
        if is_map(field):
            made[field.name] = dict(value)
        elif field.label == field.LABEL_REPEATED:
            made[field.name] = [value_of(field, one) for one in value]
        else:
            made[field.name] = value_of(field, value)
    return made


def fill(message, values):
    for name, value in values.items():
        field = message.DESCRIPTOR.fields_by_name[name]
        if field.type == field.TYPE_MESSAGE:
            several = field.label == field.LABEL_REPEATED
            for one in value if several else [value]:
                target = getattr(message, name)
                # A message without a field is one all the same.
                (target := target.add() if several else target).SetInParent()
                fill(target, one)
        elif field.label == field.LABEL_REPEATED:
            getattr(message, name).extend(value)
        elif field.type == field.TYPE_BYTES:
            setattr(message, name, base64.b64decode(value))
        else:
            setattr(message, name, int(value) if field.cpp_type == field.CPPTYPE_INT64 else value)
    return message


def refusal_of(error):
    details = dict(error.trailing_metadata()).get("grpc-status-details-bin")
    if details is None:
        return {"code": error.code().value[0], "text": error.details()}
    name = "google.rpc.ErrorInfo"
    status = message_class(pool.FindMessageTypeByName("google.rpc.Status")).FromString(details)
    info = next(one for one in status.details if one.type_url.endswith("/" + name))
    info = message_class(pool.FindMessageTypeByName(name)).FromString(info.value)
    return {"code": error.code().value[0], "status": status.code, **dict_of(info)}


def read(path):
    with open(path, "rb") as content:
        return content.read()


# A window that does not grow: what a slow reader's runtime fetched ahead, nobody can hold back.
channel = grpc.secure_channel(
    settings["address"],
    grpc.ssl_channel_credentials(read(settings["authority"]), read(settings["key"]), read(settings["certificate"])),
    options=[("grpc.http2.bdp_probe", 0), ("grpc.http2.lookahead_bytes", 65536)])
service = pool.FindServiceByName(f"{settings['package']}.{settings['service']}")


def make(call):
    method = service.methods_by_name[call["method"]]
    # This runtime's descriptors do not tell of streams; only the proto does.
    proto = descriptor_pb2.ServiceDescriptorProto()
    service.CopyToProto(proto)
    streams = next(one for one in proto.method if one.name == method.name).server_streaming
    stub = (channel.unary_stream if streams else channel.unary_unary)(
        f"/{service.full_name}/{method.name}",
        request_serializer=lambda request: request.SerializeToString(),
        response_deserializer=message_class(method.output_type).FromString)
    request = fill(message_class(method.input_type)(), call["request"])
    pause = call.get("pause")
    answers, refusal = [], None
    try:
        got = stub(request, timeout=60)
        for answer in got if streams else [got]:
            answers.append(None if pause else dict_of(answer))
            if pause:
                if len(answers) == 1:
                    print("reading", flush=True)
                time.sleep(pause / 1000)
    except grpc.RpcError as error:
        refusal = refusal_of(error)
    result = {"count": len(answers)} if pause else {"answers": answers}
    return {**result, "refusal": refusal} if refusal else result


results = [make(call) for call in settings["calls"]]
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(results, file)
