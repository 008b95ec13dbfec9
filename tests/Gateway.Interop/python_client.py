"""Calls the resident's own service with Debian's grpcio, by the descriptors of the contracts that the gateway gave."""
import json
import re
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

with open(sys.argv[1], encoding="utf-8") as file:
    settings = json.load(file)

pool = descriptor_pool.DescriptorPool()
with open(settings["descriptors"], "rb") as file:
    for one in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(one)

PACKAGE = "shared.gongan.v1."


def message(name):
    descriptor = pool.FindMessageTypeByName(PACKAGE + name)
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(pool).GetPrototype(descriptor)


def read(path):
    with open(path, "rb") as file:
        return file.read()


credentials = grpc.ssl_channel_credentials(read(settings["authority"]), read(settings["key"]), read(settings["certificate"]))
channel = grpc.secure_channel(settings["address"], credentials)


def method(kind, name):
    return kind(
        f"/{PACKAGE}ResidentService/{name}",
        request_serializer=lambda request: request.SerializeToString(),
        response_deserializer=message(f"ResidentService{name}Response").FromString,
    )


def request(name, scenario=None):
    made = message(f"ResidentService{name}Request")()
    for field, value in settings["context"].items():
        setattr(made.context, field, value)
    if scenario:
        made.context.scenario = scenario
    return made


def lookup_request(scenario=None):
    made = request("Lookup", scenario)
    made.key.citizen_number = settings["key_value"]
    made.fields.paths.extend(["name", "birth_date"])
    return made


lookup = method(channel.unary_unary, "Lookup")(lookup_request(), timeout=20)

claim = request("Verify")
claim.key.citizen_number = settings["key_value"]
claim.claims.name = "张三丰"
verify = method(channel.unary_unary, "Verify")(claim, timeout=20)

wanted = request("LookupMany")
wanted.fields.paths.extend(["name", "birth_date"])
for i in range(300):
    wanted.keys.add().citizen_number = "wrong" if i == 150 else settings["key_value"]
many = list(method(channel.unary_stream, "LookupMany")(wanted, timeout=20))

status, reason = None, None
try:
    method(channel.unary_unary, "Lookup")(lookup_request("curiosity"), timeout=20)
except grpc.RpcError as error:
    status = error.code().value[0]
    details = dict(error.trailing_metadata())["grpc-status-details-bin"]
    reason = re.search(rb"PURPOSE_NOT_AGREED", details)[0].decode()

print(json.dumps({
    "failure": "",
    "name": lookup.records[0].name,
    "year": lookup.records[0].birth_date.year,
    "receipt": len(lookup.receipt.leaf_hash),
    "verdict": {1: "VERDICT_MATCH", 2: "VERDICT_MISMATCH", 3: "VERDICT_NOT_HELD"}.get(verify.verdicts.name),
    "order": len(many) if [answer.index for answer in many] == list(range(300)) else -1,
    "fault": many[150].fault.reason,
    "others": sum(1 for answer in many if answer.outcome == 1),
    "status": status,
    "reason": reason,
}))
