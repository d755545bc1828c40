#!/usr/bin/env bash
# Makes sure that the browser tests have a Chrome or Chromium: one that is there, else Debian's, as root.
set -euo pipefail
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing Chromium for the browser tests ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fonts-noto-mono >/dev/null
else
  echo "The browser tests need Chrome or Chromium on the PATH; please install one." >&2
  exit 1
fi
