#!/bin/sh
# Makes .venv and installs the pinned requirements, only when they changed.
set -eu
cd "$(dirname "$0")/../.."
wanted=$(cksum requirements/dev.txt)
[ "$(cat .venv/.installed 2>/dev/null || true)" = "$wanted" ] && exit 0

if [ ! -x .venv/bin/python ]; then
    python=""
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python 3.11 ya da yenisi gerekir (bulunan: $(python3 --version 2>&1 || echo yok))." \
            "PYTHON=/yol/python3.12 make run ile gösterebilirsiniz. / Python 3.11 or newer is needed." >&2
        exit 1
    fi
    echo "Sanal ortam kuruluyor (.venv) …"
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get -qq update && apt-get -qq install -y python3-venv && "$python" -m venv .venv
        else
            echo "venv modülü eksik: sudo apt-get install python3-venv / the venv module is missing." >&2
            exit 1
        fi
    fi
fi
echo "Paketler kuruluyor …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r requirements/dev.txt
echo "$wanted" > .venv/.installed
