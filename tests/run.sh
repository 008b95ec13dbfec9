#!/usr/bin/env bash
# Builds the solution, checks its style and its contracts, and runs every test.
#
#   tests/run.sh [--no-install] [part of a project's or check's name ...]
#
# Needs git and the .NET 10 SDK; what else is missing it installs (Debian, as root or with sudo).
# The last line is "N passed, N failed" or "N passed, N failed, N skipped".
set -uo pipefail
export CI=true LC_ALL=C.UTF-8 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
exec </dev/null

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
RESULTS="$ROOT/artifacts/test-results"
NO_INSTALL=no FILTERS=()
PASSED=0 FAILED=0 SKIPPED=0

finish() {
  local skipped=
  [ $SKIPPED = 0 ] || skipped=", $SKIPPED skipped"
  echo "$PASSED passed, $FAILED failed$skipped"
  [ $FAILED = 0 ] && [ $PASSED -gt 0 ]
  exit
}

# Ends the run because of what nothing else can make good.
give_up() {
  echo "FAILED  $1"
  FAILED=$((FAILED + 1))
  finish
}

# Whether a project or check is to run: all are, unless filters choose.
wanted() {
  local filter
  [ ${#FILTERS[@]} -gt 0 ] || return 0
  for filter in "${FILTERS[@]}"; do
    [[ ${1,,} == *"${filter,,}"* ]] && return 0
  done
  return 1
}

for argument in "$@"; do
  case $argument in
    --no-install) NO_INSTALL=yes ;;
    -*) give_up "unknown option $argument; see the head of tests/run.sh" ;;
    *) FILTERS+=("$argument") ;;
  esac
done

cd "$ROOT" || exit 1
. tests/lib/install.sh
. tests/lib/checks.sh
. tests/lib/projects.sh

rm -rf "$RESULTS" && mkdir -p "$RESULTS"
command -v dotnet >/dev/null || give_up 'dotnet is not installed; install the .NET 10 SDK'
install_needed || give_up 'the machine lacks what the tests need'
install_grpc_interop || echo 'skipped the interop tests of grpc-go, whose sources could not be had; each of them says so'
install_node_tools || give_up 'the tools from npm could not be installed'

echo '--      Gateway.sln'
timeout 1800 dotnet build Gateway.sln -c Release -v quiet >"$RESULTS/build.log" 2>&1 || {
  grep -E ': (error|warning) ' "$RESULTS/build.log" | sort -u | head -n 30 || tail -n 30 "$RESULTS/build.log"
  give_up 'Gateway.sln does not build'
}
echo "built   Gateway.sln, $SECONDS s"

check format check_format
check protos check_protos
for project in $(test_projects); do
  wanted "$project" && run_project "$project"
done

[ $((PASSED + FAILED)) -gt 0 ] || give_up 'nothing ran'
finish
