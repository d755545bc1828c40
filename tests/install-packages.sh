#!/usr/bin/env bash
# Makes sure that the tests have a Chrome or Chromium; nginx, Apache and Caddy to serve the built site; promtool to play
# alert rules; and faketime to build the site on another day.
# What is not there comes from Debian, where this may install: as root, or in CI by sudo.
set -euo pipefail
export PATH="$PATH:/usr/sbin"
declare -A package=([promtool]=prometheus [nginx]=nginx [apache2]=apache2-bin [caddy]=caddy [faketime]=faketime)
missing=()
browser=
for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null && browser="$name"
done
[ -n "$browser" ] || missing+=(chromium-headless-shell fonts-noto-core fonts-noto-mono)
for name in "${!package[@]}"; do
  command -v "$name" >/dev/null || missing+=("${package[$name]}")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo -n)
if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || [ -n "${CI:-}" ]; }; then
  echo "installing for the tests: ${missing[*]} ..."
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends media-types "${missing[@]}" >/dev/null
elif [ -z "$browser" ]; then
  echo "The browser tests need Chrome or Chromium on the PATH; please install one." >&2
  exit 1
else
  echo "Not installed: ${missing[*]}. Tests skip what they need these for; a package manager has them."
fi
