#!/usr/bin/env bash
# Builds the image and tries it confined as deploy/compose.yaml has it: code, ingest, serve, a clean stop. Says what is wrong.
#     scripts/try_container.sh [docker|podman]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

engine=${1:-docker}
image=dienbien-trial
name=dienbien-trial-$$
confined=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges
  -v "$name:/var/lib/dienbien" -v "$PWD/examples:/examples:ro")

fail() {
  echo "$*" >&2
  exit 1
}

clean() {
  "$engine" rm -f "$name" || true
  "$engine" volume rm -f "$name" || true
} > /dev/null 2>&1

trap clean EXIT
"$engine" build -f deploy/Containerfile -t "$image" . > /dev/null

coded=$("$engine" run --rm "${confined[@]}" "$image" code /examples --published 2025-10-22 --format jsonl)
[[ $coded == *'"ASSAULT"'* ]] || fail "the examples give no record"

"$engine" run --rm "${confined[@]}" "$image" ingest /examples --published 2025-10-22 > /dev/null
"$engine" run -d --name "$name" "${confined[@]}" -e DIENBIEN_TOKEN=0123456789abcdef0123456789abcdef "$image" \
  serve --host 0.0.0.0 --port 8000 > /dev/null
asked="import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=5)"
for _ in {1..60}; do
  "$engine" exec "$name" python -c "$asked" 2> /dev/null && break
  sleep 1
done
"$engine" exec "$name" python -c "$asked" || fail "the server does not answer: $("$engine" logs "$name" 2>&1)"

[[ $("$engine" exec "$name" id -u) == 10001 ]] || fail "it does not run as its own user"
! "$engine" exec "$name" touch /opt/dienbien/x 2> /dev/null || fail "it can write outside its own directory"

"$engine" stop -t 90 "$name" > /dev/null
[[ $("$engine" inspect -f '{{.State.ExitCode}}' "$name") == 0 ]] || fail "SIGTERM does not end the server cleanly"
echo "the image builds, codes, serves and stops as it should"
