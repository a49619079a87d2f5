#!/bin/sh
# Every static check; goes through all of them and fails if one did.
cd "$(dirname "$0")/.." || exit 1
bin=.venv/bin
failed=""

check() {
    name=$1
    shift
    echo "— $name"
    "$@" || failed="$failed $name;"
}

check "ruff" $bin/ruff check .
check "ruff format" $bin/ruff format --check .
check "templates" $bin/djlint --lint --quiet templates
check "imports" $bin/lint-imports
check "migrations" $bin/python manage.py makemigrations --check --dry-run
check "deploy" sh deploy/with_sample_env.sh check --deploy --fail-level WARNING

if [ -n "$failed" ]; then
    echo "Geçmeyen / failed:$failed" >&2
    exit 1
fi
echo "Hepsi geçti / all passed."
