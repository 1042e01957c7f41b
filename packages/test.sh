#!/usr/bin/env bash
# Installs each package into a folder of its own, as a user without Java, Maven or anything of the builder's would, and runs
# it there; says how large each is and how long it takes to start. Usage: packages/test.sh [--build]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "${1:-}" != --build ] || mvn -q -B -DskipTests -Prelease package
release=$PWD/target/release
folder=$(mktemp -d)
failed=0

clean() {
  rm -rf "$folder"
}
trap clean EXIT

alone() { # in an environment that has nothing but the usual programs, and no Java
  env -i PATH="$folder/path" HOME="$folder/home" TMPDIR="$folder" LC_ALL=C.UTF-8 "$@"
}

milliseconds() {
  local begun
  begun=$(date +%s%N)
  "$@" >/dev/null 2>&1 || true
  echo $((($(date +%s%N) - begun) / 1000000))
}

check() { # name, what must be printed, command
  local name=$1 expected=$2 said
  shift 2
  said=$(alone "$@" 2>&1) || true
  if grep -qF -- "$expected" <<<"$said"; then
    echo "ok      $name"
  else
    echo "FAILED  $name: $said"
    failed=1
  fi
}

try() { # name, program, size of
  local name=$1 program=$2 file=$3
  check "$name: czar --version" "$version" "$program" --version
  check "$name: czar status without a service" "not running" "$program" status --project "$folder/app"
  echo "        $name: $(($(stat -c %s "$file") / 1048576)) MB, czar status $(milliseconds alone "$program" status --project "$folder/app") ms"
}

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -n 1)
mkdir -p "$folder/path" "$folder/home" "$folder/app"
for tool in /usr/bin/* /bin/*; do
  case ${tool##*/} in java | javac | mvn | jlink | czar) ;; *) ln -sf "$tool" "$folder/path/${tool##*/}" ;; esac
done
git -C "$folder/app" init -q -b main
git -C "$folder/app" -c user.name=Test -c user.email=test@example.invalid commit -q --allow-empty -m Begin

if (cd "$release" && sha256sum -c --quiet SHA256SUMS); then echo 'ok      checksums'; else echo 'FAILED  checksums'; failed=1; fi

archive=$(echo "$release"/czar-*.tar.gz)
mkdir "$folder/archive"
tar -xzf "$archive" -C "$folder/archive"
unpacked=$(echo "$folder"/archive/*)
check 'archive: czar init' czar.yaml "$unpacked/czar" init --project "$folder/app" --workers qa --agent command
check 'archive: whose code is in it' Apache-2.0 cat "$unpacked/THIRD-PARTY.txt"
try archive "$unpacked/czar" "$archive"
check 'archive: czar demo' 'Landed after' "$unpacked/czar" demo

deb=$(echo "$release"/*.deb)
if command -v dpkg-deb >/dev/null; then
  dpkg-deb -x "$deb" "$folder/deb"
  try deb "$folder/deb/usr/bin/czar" "$deb"
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$folder/root" "$folder/admin"/{info,updates}
    touch "$folder/admin/status"
    install=(dpkg --admindir="$folder/admin" --instdir="$folder/root" --force-depends --force-script-chrootless)
    "${install[@]}" -i "$deb" >"$folder/dpkg.log" 2>&1 || { cat "$folder/dpkg.log"; failed=1; }
    check 'deb: what dpkg installed' "$version" "$folder/root/usr/bin/czar" --version
    "${install[@]}" -r czar >"$folder/dpkg.log" 2>&1 || { cat "$folder/dpkg.log"; failed=1; }
    if [ -e "$folder/root/usr/lib/czar" ]; then
      echo 'FAILED  deb: it leaves files'
      failed=1
    else
      echo 'ok      deb: nothing stays when it is removed'
    fi
  fi
fi

npm=$(echo "$release"/*-npm.tgz)
if command -v npm >/dev/null; then
  npm install --silent --offline --no-audit --no-fund --prefix "$folder/npm" "$npm"
  try npm "$folder/npm/node_modules/.bin/czar" "$npm"
fi

if command -v ruby >/dev/null; then
  if ruby -c "$release/czar.rb" >/dev/null; then echo 'ok      formula: its syntax'; else echo 'FAILED  formula: its syntax'; failed=1; fi
fi
grep -q "$(sha256sum "$archive" | cut -d' ' -f1)" "$release/czar.rb" && echo 'ok      formula: it is of this archive' || { echo 'FAILED  formula'; failed=1; }
exit "$failed"
