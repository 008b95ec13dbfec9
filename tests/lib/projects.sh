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

run_project() {
  local name=$1 program log report counts status=0 start=$SECONDS passed=0 failed=0 skipped=0
  program="$ROOT/tests/$name/bin/Release/net10.0/$name"
  log="$RESULTS/$name.log" report="$RESULTS/$name.xml" counts="$RESULTS/$name.counts"
  echo "--      $name"
  (cd "$ROOT/tests/$name" && exec timeout --kill-after=20 "$PROJECT_TIMEOUT" \
    "$program" -noColor -noLogo -noAutoReporters -result-xml "$report") >"$log" 2>&1 </dev/null || status=$?

  if [ -s "$report" ] && python3 "$ROOT/tests/lib/results.py" "$report" "$counts"; then
    read -r passed failed skipped <"$counts"
  fi
  # A run that ended badly is a failure even if no test of it says so.
  if { [ $status != 0 ] && [ "$failed" = 0 ]; } || [ ! -s "$counts" ]; then
    failed=$((failed + 1))
    case $status in
      124 | 137) echo "  FAILED  $name did not end within $PROJECT_TIMEOUT s and was stopped; its last lines:" ;;
      *) echo "  FAILED  $name ended with exit code $status $([ -s "$counts" ] || echo 'and without a report'); its last lines:" ;;
    esac
    tail -n 60 "$log" | sed 's/^/      /'
  fi

  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped)) TESTS=$((TESTS + passed + failed))
  local word=passed
  [ "$failed" = 0 ] || word=FAILED
  [ $((passed + failed + skipped)) != 0 ] || word='empty '
  echo "$word  $name: $passed passed, $failed failed, $skipped skipped, $((SECONDS - start)) s"
}
