"""The engine's small parts: hyphens, QR, file names, progress, the style of what it may load."""

from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from smm_portal.documents.engine import hyphens, rendering, seal


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("koordinatörü", "ko-or-di-na-tö-rü"),
        ("öğretmenlerin", "öğ-ret-men-le-rin"),
        ("saat", "sa-at"),
        ("elektrik", "e-lekt-rik"),
        ("strateji", "stra-te-ji"),
        ("İSTANBUL", "İS-TAN-BUL"),
        ("DEĞERLENDİRİLMESİ", "DE-ĞER-LEN-Dİ-RİL-ME-Sİ"),
        ("ırmak", "ır-mak"),
    ],
)
def test_turkish_words_break_between_syllables(word, parts):
    import pyphen

    hyphens.install()
    dictionary = pyphen.Pyphen(lang="tr", left=1, right=2)
    assert dictionary.inserted(word) == parts
    assert pyphen.language_fallback("tr-TR") == "tr"


def test_the_qr_picture_is_svg_with_a_white_ground():
    picture = unquote(seal.qr("https://smm.ornek.tr/dogrula/ACDE-FGHJ-KMNP/"))
    assert picture.startswith("data:image/svg+xml,<svg")
    assert 'fill="#fff"' in picture


def test_file_names_are_plain_letters():
    named = SimpleNamespace(title="Şanlıurfa “Çağdaş” SMM, 2026 yılı planı/1")
    assert rendering.file_name(named) == "sanliurfa-cagdas-smm-2026-yili-plani-1.pdf"
    assert rendering.file_name(SimpleNamespace(title="—")) == "belge.pdf"


def test_progress_never_goes_back_and_a_lost_lease_ends_the_run():
    told = []
    steps = rendering._Steps(lambda progress, word: told.append(progress) or len(told) < 3)
    steps.say(40, "a")
    steps.say(20, "b")
    with pytest.raises(rendering.Lost):
        steps.say(50, "c")
    assert told == [40, 40, 50]
