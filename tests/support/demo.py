"""Load the demo data into a database in a child process; who can sign in afterwards."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from smm_portal.local.paths import ROOT


def load(env: dict[str, str]) -> list[dict]:
    """Run load_demo on the database that ``env`` names; the demo accounts it made."""
    with tempfile.TemporaryDirectory() as folder:
        accounts = Path(folder) / "accounts.json"
        subprocess.run(
            [sys.executable, "manage.py", "load_demo", "--accounts", str(accounts)],
            env={**env, "DJANGO_SETTINGS_MODULE": "smm_portal.settings.test"},
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        return json.loads(accounts.read_text(encoding="utf-8"))
