# Installs what the tests need and this machine lacks. Sourced by tests/run.sh.

has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || [ -x "/sbin/$1" ]; }

has_postgres() { has postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }

# Of Debian's own python, with which approval systems are tested, whichever stands first in the path.
has_python_module() { /usr/bin/python3 -c "import $1" 2>/dev/null; }

# Prints the Debian packages of what is missing.
missing_packages() {
  has_postgres || echo postgresql
  { has mariadbd && has mariadb-install-db; } || echo mariadb-server
  has redis-server || echo redis-server
  has nginx || echo nginx
  has strace || echo strace
  has node || echo nodejs
  has npm || echo npm
  has curl || echo curl
  has ss || echo iproute2
  [ -x /usr/bin/python3 ] || echo python3
  has_python_module google.protobuf || echo python3-protobuf
  has_python_module grpc || echo python3-grpcio
  has setpriv || echo util-linux
  has go || echo golang-go
  [ -d /usr/share/gocode/src/google.golang.org/grpc ] || echo golang-google-grpc-dev
  has xz || echo xz-utils
  { has prometheus && has promtool; } || echo prometheus
  [ -d /usr/share/gocode/src/github.com/Masterminds/sprig ] || echo golang-github-masterminds-sprig-dev
  [ -d /usr/share/gocode/src/gopkg.in/yaml.v2 ] || echo golang-gopkg-yaml.v2-dev
}

# Installs packages without letting their services start, as apt would have them do.
apt_install() (
  as_root=() policy=/usr/sbin/policy-rc.d
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  if [ ! -e "$policy" ]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null && "${as_root[@]}" chmod 755 "$policy" || exit 1
  fi
  # A repository of no concern here may be out of reach; the installation shows whether it was.
  "${as_root[@]}" timeout 300 apt-get -qq update
  "${as_root[@]}" timeout 1200 apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@" >/dev/null
)

# Of Debian's sources of grpc-go the interop tests, which its package leaves out.
install_grpc_interop() {
  local folder=artifacts/grpc-go/src/google.golang.org/grpc work version
  [ ! -d "$folder/interop" ] || return 0
  [ "$NO_INSTALL" != yes ] || { echo "$folder/interop is missing, and --no-install was given: it is in the sources of golang-google-grpc"; return 1; }
  work=$(mktemp -d) || return 1
  version=$(dpkg-query -W -f '${source:Version}' golang-google-grpc-dev) &&
    (cd "$work" && apt_source golang-google-grpc "$version" && mkdir made &&
      tar -xJf golang-google-grpc_*.orig.tar.xz -C made --strip-components=1 --wildcards '*/interop/*') &&
    mkdir -p "$folder" && mv "$work/made/interop" "$folder/" && compile_grpc
  local status=$?
  rm -rf "$work"
  [ $status = 0 ] || echo "Could not fetch the sources of golang-google-grpc"
  return $status
}

# Compiles what the programs of the interop tests stand on, which would take both processors while tests run.
compile_grpc() {
  GO111MODULE=off GOFLAGS= CGO_ENABLED=0 GOPATH=/usr/share/gocode GOCACHE="$PWD/artifacts/grpc-go/cache" timeout 600 go build \
    google.golang.org/grpc golang.org/x/oauth2/google google.golang.org/genproto/googleapis/rpc/errdetails github.com/golang/protobuf/protoc-gen-go/generator
}

# Downloads the sources of a package, of that version where it still is there, into the folder; by lists of its own, for those of the
# machine name packages alone. What stands in the suites for security is not all there.
apt_source() {
  local key=/usr/share/keyrings/debian-archive-keyring.gpg trust=
  [ ! -e "$key" ] || trust="[signed-by=$key] "
  mkdir -p lists/partial
  apt-get indextargets --format "deb-src $trust\$(REPO_URI) \$(RELEASE) \$(COMPONENT)" 'Created-By: Packages' 'Component: main' | grep -v -e '-security ' | sort -u >sources.list
  local own=(-qq -o APT::Sandbox::User= -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$PWD/lists"
    -o Dir::Cache::PkgCache= -o Dir::Cache::SrcPkgCache=)
  # A repository of no concern here may have none, or other keys; the download shows what was needed.
  timeout 300 apt-get "${own[@]}" update >apt.log 2>&1
  timeout 300 apt-get "${own[@]}" source --download-only "$1=$2" >>apt.log 2>&1 ||
    timeout 300 apt-get "${own[@]}" source --download-only "$1" >>apt.log 2>&1 || { cat apt.log; return 1; }
}

# Makes the machine ready, or says precisely what it lacks and returns 1.
install_needed() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$NO_INSTALL" = yes ]; then
    echo "The tests need what these Debian packages hold, and --no-install was given: ${packages[*]}"
    return 1
  fi
  if ! has apt-get || { [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; }; then
    echo "The tests need what these Debian packages hold, and cannot install them here. As root:"
    echo "  apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
    return 1
  fi
  echo "Installing ${packages[*]}"
  apt_install "${packages[@]}"
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] || { echo "Could not install: ${packages[*]}"; return 1; }
}

# Installs the tools of tests/package-lock.json, unless they are there already.
install_node_tools() {
  local lock=tests/package-lock.json stamp=tests/node_modules/.lock
  cmp -s "$lock" "$stamp" && return 0
  [ "$NO_INSTALL" != yes ] || { echo "tests/node_modules is missing or old, and --no-install was given: npm ci in tests/"; return 1; }
  (cd tests && timeout 600 npm ci --ignore-scripts --no-progress --loglevel=error >/dev/null) || return 1
  # An optional package that could not be fetched is no error to npm.
  compgen -G 'tests/node_modules/@bufbuild/buf-*/bin/buf' >/dev/null || { echo "buf was not installed on $(uname -sm)"; return 1; }
  cp "$lock" "$stamp"
}
