"""Static files under names that hold their hash, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Strict once files were collected; before that (collecting itself, checks) plain names do."""

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one while there is no manifest at all."""
        return super().stored_name(name) if self.hashed_files else name
