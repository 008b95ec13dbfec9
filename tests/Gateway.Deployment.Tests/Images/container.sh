#!/bin/sh
# Runs a program about as a container would: in a mount namespace of its own, with an image's tree as a read-only root, over it what the base
# image brings (here the system's own programs and libraries), its volumes, another user, no capabilities, and no variables but its own.
#
#   container.sh ROOT UID GID GROUPS HOSTS WORKDIR [-v SOURCE TARGET ro|rw]... [-t TARGET]... -- NAME=VALUE... PROGRAM ARGUMENT...
set -eu
if [ "$1" != inside ]; then
  exec unshare --mount --propagation private -- sh "$0" inside "$@"
fi
shift
root=$1 uid=$2 gid=$3 groups=$4 hosts=$5 directory=$6
shift 6
mount --bind "$root" "$root"
for name in usr bin sbin lib lib64; do
  if [ -L "/$name" ]; then
    # Another container of the same image may be as quick.
    [ -L "$root/$name" ] || ln -sn "$(readlink "/$name")" "$root/$name" 2>/dev/null || [ -L "$root/$name" ]
  elif [ -d "/$name" ]; then
    mkdir -p "$root/$name" && mount --bind "/$name" "$root/$name" && mount -o remount,bind,ro "$root/$name"
  fi
done
mkdir -p "$root/etc/ssl" "$root/proc" "$root/dev" "$root/sys"
mount --bind /etc/ssl "$root/etc/ssl"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
for name in ld.so.cache hosts; do [ -e "$root/etc/$name" ] || : >"$root/etc/$name"; done
mount --bind /etc/ld.so.cache "$root/etc/ld.so.cache"
mount --bind "$hosts" "$root/etc/hosts"
while [ "$1" != -- ]; do
  case $1 in
    -v)
      mkdir -p "$root$3" && mount --bind "$2" "$root$3"
      [ "$4" = rw ] || mount -o remount,bind,ro "$root$3"
      shift 4
      ;;
    -t)
      mkdir -p "$root$2" && mount -t tmpfs -o "uid=$uid,gid=$gid,mode=0700" tmpfs "$root$2"
      shift 2
      ;;
  esac
done
shift
mount -o remount,bind,ro "$root"
# The mark by which what tests leave running is found and ended.
exec chroot "$root" setpriv --reuid="$uid" --regid="$gid" ${groups:+--groups="$groups"} $([ -n "$groups" ] || echo --clear-groups) \
  --no-new-privs --inh-caps=-all --bounding-set=-all env -i -C "$directory" "GATEWAY_TESTS=${GATEWAY_TESTS:-}" "$@"
