"""Imports: a file is checked whole, shown, confirmed, and applied in one transaction."""

from smm_portal.kit.importing import ImportColumn

from .spec import ImportSpec, Item, find, register, specs

__all__ = ["ImportColumn", "ImportSpec", "Item", "find", "register", "specs"]
