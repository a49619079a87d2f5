"""Files as they came in, the imports that read them, and the documents that are made."""

from .document import Document, DocumentState
from .import_job import ImportJob
from .stored_file import StoredFile

__all__ = ["Document", "DocumentState", "ImportJob", "StoredFile"]
