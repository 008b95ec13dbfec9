# What is checked beside the tests; each check counts as one. Sourced by tests/run.sh.

# Runs a check: its name, then the command. Its output is shown only when it fails.
check() {
  local name=$1 log="$RESULTS/$1.log" status=0 start=$SECONDS
  shift
  wanted "$name" || return 0
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ $status = 0 ]; then
    PASSED=$((PASSED + 1))
    echo "passed  $name, $((SECONDS - start)) s"
  else
    FAILED=$((FAILED + 1))
    echo "FAILED  $name (exit code $status)"
    tail -n 60 "$log" | sed 's/^/    /'
  fi
}

check_format() {
  timeout 900 dotnet format Gateway.sln --verify-no-changes --no-restore
}

# The imports of google/api and google/type, out of the NuGet package the build uses.
copy_common_protos() {
  local version packages source
  version=$(sed -n 's/.*"Google\.Api\.CommonProtos" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
  packages=${NUGET_PACKAGES:-$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')}
  source="${packages%/}/google.api.commonprotos/$version/content/protos"
  [ -d "$source/google" ] || { echo "No $source: has Gateway.sln been restored?"; return 1; }
  rm -rf artifacts/common-protos && mkdir -p artifacts/common-protos && cp -R "$source/google" artifacts/common-protos/
}

check_protos() {
  copy_common_protos && timeout 120 tests/node_modules/@bufbuild/buf-*/bin/buf lint
}
