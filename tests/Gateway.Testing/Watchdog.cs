using System.Diagnostics;

namespace Gateway.Testing;

/// <summary>A small shell that outlives the test process, ends what it left running and deletes its folder.</summary>
internal static class Watchdog
{
    // Its standard input closes when the test process ends, however that happens (parent-death signals
    // would follow the parent's thread, not its process). Children are found by the mark in their
    // environment, their own children by parentage: some programs, PostgreSQL among them, overwrite theirs.
    // All are stopped before they are killed, so that none starts another meanwhile.
    private const string Script = """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        mark=$1 root=$2
        while read -r _; do :; done
        below() {
          for p; do
            echo "$p"
            below $(grep -l "^PPid:[[:space:]]*$p\$" /proc/[0-9]*/status | cut -d/ -f3)
          done
        }
        left() {
          below $(grep -lzxF -e "$mark" /proc/[0-9]*/environ | cut -d/ -f3) | sort -u
        }
        for round in 1 2 3 4 5 6 7 8 9 10; do
          before= now=$(left)
          while [ "$now" != "$before" ]; do
            kill -STOP $now
            before=$now now=$(left)
          done
          [ -n "$now" ] || break
          kill -KILL $now
        done
        for file in "$root"/*/data/postmaster.pid; do
          set -- $(sed -n 7p "$file")
          [ -n "${2:-}" ] && ipcrm -m "$2"
        done
        rm -rf -- "$root"
        """;

    public static Process Start(string id, string root)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", Script, "gateway-tests-watchdog", $"{TestProcess.Mark}={id}", root },
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        // It must not find itself, nor be found by the watchdog of a test process above this one.
        start.Environment.Remove(TestProcess.Mark);
        return Process.Start(start) ?? throw new InvalidOperationException("The watchdog of the tests did not start.");
    }
}
