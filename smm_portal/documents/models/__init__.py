"""Files as they came in, and the imports that read them."""

from .import_job import ImportJob
from .stored_file import StoredFile

__all__ = ["ImportJob", "StoredFile"]
