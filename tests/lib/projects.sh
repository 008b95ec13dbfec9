# Finds and runs the test projects. Sourced by tests/run.sh.

# The longest that one project's tests may take, in seconds.
PROJECT_TIMEOUT=${PROJECT_TIMEOUT:-1200}

# Prints the names of the projects in tests/ that are programs of xunit.v3.
test_projects() {
  local project
  for project in tests/*/*.csproj; do
    if grep -q '<OutputType>Exe</OutputType>' "$project" && grep -q 'Include="xunit.v3"' "$project"; then
      basename "$project" .csproj
    fi
  done
}

# Prints of a log what a reader needs to see why a run broke: the tests under way, its head and its end.
explain() {
  awk '/ \[STARTING\]$/ { sub(/ \[STARTING\]$/, ""); running[$0] } / \[FINISHED\] / { sub(/ \[FINISHED\] .*/, ""); delete running[$0] }
    END { for (test in running) { sub(/^ +/, "", test); print "      was running: " test } }' "$1"
  grep -vE ' \[(STARTING|FINISHED)\]' "$1" | cut -c 1-200 |
    awk '{ line[NR] = $0 } END { for (i = 1; i <= NR; i++) if (i <= 30 || i > NR - 15) print "      " line[i]; else if (i == 31) print "      ..." }'
}

run_project() {
  local name=$1 program log report counts status=0 start=$SECONDS passed=0 failed=0 skipped=0
  program="$ROOT/tests/$name/bin/Release/net10.0/$name"
  log="$RESULTS/$name.log" report="$RESULTS/$name.xml" counts="$RESULTS/$name.counts"
  echo "--      $name"
  # The braces swallow what the shell itself says of a program that a signal ended.
  { (cd "$ROOT/tests/$name" && exec timeout --kill-after=20 "$PROJECT_TIMEOUT" \
    "$program" -noColor -noLogo -noAutoReporters -reporter verbose -result-xml "$report") >"$log" 2>&1 </dev/null; } 2>/dev/null || status=$?

  if [ -s "$report" ] && python3 "$ROOT/tests/lib/results.py" "$report" "$counts"; then
    read -r passed failed skipped <"$counts"
  fi
  # A run that ended badly is a failure even if no test of it says so.
  if { [ $status != 0 ] && [ "$failed" = 0 ]; } || [ ! -s "$counts" ]; then
    failed=$((failed + 1))
    case $status in
      124 | 137) echo "  FAILED  $name did not end within $PROJECT_TIMEOUT s and was stopped:" ;;
      *) echo "  FAILED  $name ended with exit code $status $([ -s "$counts" ] || echo 'and without a report'):" ;;
    esac
    explain "$log"
  fi

  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
  local word=passed
  [ "$failed" = 0 ] || word=FAILED
  [ $((passed + failed + skipped)) != 0 ] || word='empty '
  echo "$word  $name: $passed passed, $failed failed, $skipped skipped, $((SECONDS - start)) s"
}
