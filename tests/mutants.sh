#!/usr/bin/env bash
# Changes the decision's code in a copy of the last commit, one place at a time, and lists the changes that no
# test notices. It takes hours; run again, it goes on where it was stopped. Remove .cache/mutants to start anew.
set -euo pipefail
home=$PWD/.cache/mutants
tools=$home/venv/bin
if [ ! -x "$tools/cosmic-ray" ]; then
  "${PYTHON:-python3}" -m venv "$home/venv"
  "$tools/python" -m pip install --quiet --disable-pip-version-check cosmic-ray==8.7.0
fi
if [ ! -e "$home/session.sqlite" ]; then
  rm -rf "$home/tree"
  git clone --quiet . "$home/tree"
  ln -s "$PWD/.venv" "$home/tree/.venv"
  cd "$home/tree"
  "$tools/cosmic-ray" init tests/mutants.toml "$home/new.sqlite"
  "$tools/cr-filter-operators" "$home/new.sqlite" tests/mutants.toml
  mv "$home/new.sqlite" "$home/session.sqlite"
fi
cd "$home/tree"
git checkout --quiet .
nice -n 10 "$tools/cosmic-ray" exec tests/mutants.toml "$home/session.sqlite"
"$tools/cr-report" --surviving-only --show-diff "$home/session.sqlite"
