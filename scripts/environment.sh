# Sourced by demo.sh and test.sh: makes .venv (Python 3.11 or newer with venv and pip) and installs isnad into it.
# EXTRA names what else to install; the stamp file makes a second run instant.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
"$PYTHON" - <<'PY' || { echo "isnad needs Python 3.11 or newer; set PYTHON to one and run this again." >&2; exit 2; }
import sys
raise SystemExit(sys.version_info < (3, 11))
PY
[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv || {
    echo "Python's venv module is missing: on Debian, 'apt-get install python3-venv', then run this again." >&2
    exit 2
}
stamp=".venv/.installed-${EXTRA:-core}"
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    .venv/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
    .venv/bin/python -m pip install --quiet --editable ".${EXTRAS:-}" ${GROUPS_WANTED:-}
    touch "$stamp"
fi
