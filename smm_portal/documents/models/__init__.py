"""Files as they came in, the imports that read them, the documents that are made, the letters."""

from .document import Document, DocumentState
from .import_job import ImportJob
from .letter import Letter, LetterState
from .stored_file import StoredFile

__all__ = ["Document", "DocumentState", "ImportJob", "Letter", "LetterState", "StoredFile"]
