"""Says what Python's google.protobuf.json_format makes of messages.

Usage: json_format.py CASES ANSWERS. Reads lines of JSON from CASES. The first one is {"set": descriptor set}. Each other one is either
{"type": name, "bytes": message}, answered with {"json": text}, or
{"type": name, "json": text, "bytes": message}, answered with {"read": bytes, "given": bytes}: what it reads from the text, and
the message as it is, both in one canonical form. What it refuses is answered with {"error": text}. Bytes are base64.
"""

import base64
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

# The well-known types have methods that json_format needs only where Python has loaded them.
from google.protobuf import duration_pb2, field_mask_pb2, timestamp_pb2, wrappers_pb2  # noqa: F401

POOL = descriptor_pool.Default()


def class_of(name):
    descriptor = POOL.FindMessageTypeByName(name)
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(POOL).GetPrototype(descriptor)


def add(files):
    for file in files:
        try:
            POOL.FindFileByName(file.name)
        except KeyError:
            POOL.Add(file)


def canonical(message):
    return base64.b64encode(message.SerializeToString(deterministic=True)).decode()


def answer(case):
    message = class_of(case["type"])()
    message.ParseFromString(base64.b64decode(case["bytes"]))
    try:
        if "json" not in case:
            return {"json": json_format.MessageToJson(message, indent=None)}
        read = json_format.Parse(case["json"], class_of(case["type"])())
        return {"read": canonical(read), "given": canonical(message)}
    except Exception as error:  # Whatever it raises is a refusal.
        return {"error": repr(error)}


def main(cases, answers):
    files = descriptor_pb2.FileDescriptorSet()
    files.ParseFromString(base64.b64decode(json.loads(cases.readline())["set"]))
    add(files.file)
    for line in cases:
        print(json.dumps(answer(json.loads(line))), file=answers)


with open(sys.argv[1], encoding="utf-8") as asked, open(sys.argv[2], "w", encoding="utf-8") as answered:
    main(asked, answered)
