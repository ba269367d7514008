#!/bin/sh
# bootstrap.sh run|dev: system libraries, .venv and its packages, each only where it is missing.
set -eu
cd "$(dirname "$0")/.."
purpose=$1
requirements=requirements.txt
[ "$purpose" = run ] || requirements=requirements-dev.txt

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed and not on PATH." >&2
    return 1
}

# One line per library that is missing: its package for apt, for brew.
missing_libraries() {
    "$python" - <<'PYTHON'
import ctypes, ctypes.util

LIBRARIES = [
    ("libpango-1.0-0", "pango", "pango-1.0"),
    ("libpangoft2-1.0-0", "pango", "pangoft2-1.0"),
    ("libharfbuzz-subset0", "harfbuzz", "harfbuzz-subset"),
]
for apt, brew, name in LIBRARIES:
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        if not ctypes.util.find_library(name):
            print(apt, brew)
PYTHON
}

has_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

need() {
    apt="$apt $1"
    brew="$brew $2"
}

find_missing() {
    apt="" brew=""
    for pair in $(missing_libraries | tr " " :); do
        need "${pair%:*}" "${pair#*:}"
    done
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv python
    [ "$purpose" = run ] || has_chromium || need chromium chromium
}

install_missing() {
    root=""
    [ "$(id -u)" = 0 ] || root="sudo -n"
    command -v apt-get >/dev/null && $root true 2>/dev/null || return 1
    echo "Installing with apt-get:$apt"
    $root apt-get update -qq
    # Chromium without windows takes a third less time in tests; not every distribution has it.
    case $apt in
        *chromium*) [ -z "$(apt-cache show chromium-headless-shell 2>/dev/null)" ] ||
            apt="$apt chromium-headless-shell" ;;
    esac
    # shellcheck disable=SC2086  # one word per package
    DEBIAN_FRONTEND=noninteractive $root apt-get install -qq -y --no-install-recommends $apt >/dev/null
}

make_environment() {
    if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        echo "Making .venv ..."
        rm -rf .venv
        "$python" -m venv .venv
    fi
    # A copy of the list beside what it installed: equal means nothing is to be done.
    if ! cmp -s "$requirements" ".venv/$requirements"; then
        echo "Installing the packages of $requirements ..."
        .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes \
            --requirement "$requirements"
        cp "$requirements" ".venv/$requirements"
        # The longer list holds the shorter one.
        [ "$purpose" = run ] || cp requirements.txt .venv/requirements.txt
    fi
}

python=$(find_python)
find_missing
if [ -n "$apt" ] && ! install_missing; then
    echo "Missing on this machine:$apt. Install it, then try again:" >&2
    echo "  Debian, Ubuntu:  sudo apt-get install$apt" >&2
    echo "  macOS:           brew install$brew" >&2
    exit 1
fi
make_environment
