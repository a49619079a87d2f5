"""The commission's dossier as one zip: packed by a worker, kept under its hash (10/3)."""
