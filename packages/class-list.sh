#!/bin/sh
# Runs the service and a command of an unpacked release once, and keeps which classes that took in its app/classes.list; the
# launcher makes an archive of them where it is installed. Usage: packages/class-list.sh FOLDER
set -eu
home=$1
folder=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2>/dev/null || true; rm -rf "$folder"' EXIT

classes=
for jar in "$home"/app/quarkus/transformed-bytecode.jar "$home"/app/quarkus/generated-bytecode.jar "$home"/app/app/*.jar \
  "$home"/app/lib/boot/*.jar "$home"/app/lib/main/*.jar; do
  [ ! -f "$jar" ] || classes=$classes${classes:+:}$jar
done

run() { # list, arguments
  list=$1
  shift
  CZAR_STATE=$folder/state exec "$home/runtime/bin/java" -XX:DumpLoadedClassList="$folder/$list" -XX:+UseSerialGC \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$classes" "$@"
}

repository=$folder/sample
git init -q -b main "$repository"
git -C "$repository" -c user.name=Czar -c user.email=czar@example.invalid commit -q --allow-empty -m Begin
mkdir "$repository/.czar"
echo '{project: sample, workers: {}, port: 0}' >"$repository/.czar/czar.yaml"
echo '{"primary_tasks": {}, "bonus_tasks": {}}' >"$repository/.czar/work-queue.json"

run service dev.czar.Main up --project "$repository" >"$folder/log" 2>&1 &
service=$!
until grep -q http "$repository/.git/czar/service.json" 2>/dev/null; do
  kill -0 "$service" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.2
done
(run status dev.czar.Main status --project "$repository") >/dev/null
kill "$service"
wait "$service" || true
service=
cat "$folder/service" "$folder/status" | grep -v '^#' | awk '!seen[$0]++' >"$home/app/classes.list"
