#!/usr/bin/env bash
# Issues an adapter's certificate by the demo city's authority.
#   certificate.sh FOLDER DEPARTMENT SYSTEM
# FOLDER holds authority.pem and authority.key, and receives SYSTEM.pem and SYSTEM.key.
set -euo pipefail
[ $# = 3 ] || { sed -n '2,4p' "$0"; exit 2; }
folder=$1 department=$2 system=$3
umask 077
request=$(mktemp) && extensions=$(mktemp) && trap 'rm -f "$request" "$extensions"' EXIT
cat >"$extensions" <<EXTENSIONS
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = URI:spiffe://demo-city/$department/$system, IP:127.0.0.1, DNS:localhost
EXTENSIONS
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj "/CN=$system" \
  -keyout "$folder/$system.key" -out "$request" 2>/dev/null
openssl x509 -req -in "$request" -CA "$folder/authority.pem" -CAkey "$folder/authority.key" -CAcreateserial \
  -days 365 -extfile "$extensions" -out "$folder/$system.pem" 2>/dev/null
echo "$folder/$system.pem"
