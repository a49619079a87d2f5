"""Turkish hyphenation: a syllable begins at the last consonant before a vowel, or at a vowel that
follows a vowel. So a handful of patterns says it all; the library brings none for Turkish.
"""

from itertools import product
from pathlib import Path

from smm_portal.kit import text

VOWELS = "aeıioöuüâîû"
CONSONANTS = "bcçdfgğhjklmnprsştvyzqwx"
# Words borrowed with a cluster: nothing is split off before it is over (stra-te-ji).
CLUSTERS = ("str", "spr", "skr", "spl", "ştr")
DICTIONARY = Path("hyph_tr.dic")  # a name for the library's cache; there is no such file


def patterns() -> dict[str, tuple[int, tuple[int, ...]]]:
    """Letters → (offset, values) as pyphen keeps them: an odd value allows a break there."""
    before_consonant = {c + v: (0, (1,)) for c, v in product(CONSONANTS, VOWELS)}
    between_vowels = {a + b: (1, (1,)) for a, b in product(VOWELS, VOWELS)}
    whole_clusters = {f".{c}": (2, (2, 2)) for c in CLUSTERS}
    return before_consonant | between_vowels | whole_clusters


def install() -> None:
    """Teach pyphen Turkish, in this process."""
    import pyphen

    class Turkish(pyphen.HyphDict):
        def __init__(self):
            self.patterns, self.cache = patterns(), {}
            self.maxlen = max(map(len, self.patterns))

        def positions(self, word):
            # Python's own lower() makes two signs of İ, and moves every position behind it.
            return super().positions(text.lower(word))

    if "tr" not in pyphen.LANGUAGES:
        pyphen.LANGUAGES["tr"] = DICTIONARY
        pyphen.LANGUAGES_LOWERCASE["tr"] = "tr"
        pyphen.hdcache[DICTIONARY] = Turkish()
