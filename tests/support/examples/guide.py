"""Addresses of the user guide."""

EXAMPLES = {"help_page": lambda world: ({"slug": "baslangic"}, None)}
