#!/bin/sh
# Sets up isnad in .venv and runs the main job on the example collection: build, then show what is contested.
. "$(dirname "$0")/environment.sh"
CASE=${1:-qarqashi.isnad}
.venv/bin/isnad build examples/qarqashi -o "$CASE"
.venv/bin/isnad show "$CASE" --contested
echo
echo "Read on:  .venv/bin/isnad show $CASE \"Hamza al-Qarqashi\"     or in a browser:  .venv/bin/isnad serve $CASE"
