#!/bin/sh
# Sets up the development environment in .venv, installs the Debian packages that tests need (when it may),
# checks style, types and import direction, and runs the tests. Arguments go to pytest.
EXTRA=dev GROUPS_WANTED="--group dev" . "$(dirname "$0")/environment.sh"
need=""
command -v tesseract >/dev/null || need="$need tesseract-ocr"
command -v chromium >/dev/null || need="$need chromium"
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf ] || need="$need fonts-dejavu-core"
if [ -n "$need" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $need >/dev/null
    else
        echo "Not installed, so the tests that need them are skipped:$need (install them with apt-get as root)." >&2
    fi
fi
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/lint-imports
exec .venv/bin/python -m pytest "$@"
