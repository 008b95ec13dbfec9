"""Reads the XML report of an xunit.v3 run, prints what a reader must know and writes "passed failed skipped"."""

import re
import sys
import xml.etree.ElementTree as ElementTree

LONGEST_MESSAGE = 4_000


def indented(text):
    # The report escapes quotes and backslashes.
    text = re.sub(r'\\(["\\])', r"\1", text).strip()
    if len(text) > LONGEST_MESSAGE:
        text = text[:LONGEST_MESSAGE] + " …"
    return "\n".join("      " + line for line in text.splitlines())


def print_failure(name, failure):
    print(f"  FAILED  {name}")
    for part in ("message", "stack-trace"):
        text = failure.findtext(part) if failure is not None else None
        if text:
            print(indented(text))


def main(report, counts):
    root = ElementTree.parse(report).getroot()
    passed = failed = skipped = 0
    for test in root.iter("test"):
        result = test.get("result")
        if result == "Pass":
            passed += 1
        elif result == "Fail":
            failed += 1
            print_failure(test.get("name"), test.find("failure"))
        elif result == "Skip":
            skipped += 1
            print(f"  skipped {test.get('name')}: {(test.findtext('reason') or 'no reason').strip()}")
    # What broke outside a test: a fixture's clean-up, an assembly that does not load.
    for error in root.iter("error"):
        failed += 1
        print_failure(f"{error.get('type')} {error.get('name') or ''}".strip(), error.find("failure"))
    with open(counts, "w", encoding="ascii") as file:
        file.write(f"{passed} {failed} {skipped}\n")


main(sys.argv[1], sys.argv[2])
