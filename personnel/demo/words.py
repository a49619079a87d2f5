"""What is said in the demo's calls, applications, scores and minutes."""

from random import Random

from smm_portal.kit import dates

from ..eligibility import years_and_days
from .papers import COURSES, PROJECT, SERVICE

CRITERIA = (
    ("Mesleki eğitim ve sertifikalar", 30, "Her geçerli belge 20 puan, en çok 100."),
    ("Proje, yarışma ve patent çalışmaları", 30, "Yürütülen her çalışma 25 puan, en çok 100."),
    ("Eğiticilik ve öğretim materyali deneyimi", 25, "Her eğitim ya da materyal 20 puan."),
    ("Görüşme", 15, "Görevi kavrayışı ve çalışma önerisi 0–100 arasında puanlanır."),
)
DOCUMENTS = (
    (SERVICE, "Son üç ay içinde alınmış olmalı.", True, None),
    (COURSES, "Tek PDF olarak ekleyin.", False, 0),
    (PROJECT, "Yürütücü olduğunuzu gösteren belgeler.", False, 1),
)
BEGINNINGS = (
    "{years} yıldır {subject} alanında ders veriyor, atölyede üretim odaklı çalışıyorum.",
    "{subject} öğretmeniyim. Son yıllarda sektörle ortak eğitimler planladım ve yürüttüm.",
    "Öğretmenlikte {years} yılımı doldurdum; bunun büyük bölümünde {subject} okuttum.",
)
MIDDLES = (
    "Organize sanayi bölgesindeki iki işletmeyle staj izleme çalışması yürüttüm; çalışmanın "
    "sonuçlarını zümrede paylaştım.",
    "Modül yazımı ve ölçme araçları konusunda il çalışma gruplarında görev aldım.",
    "Öğretmenler için hazırladığım kısa eğitim, ilçedeki dört okulda uygulandı.",
    "Öğrencilerimle iki proje yarışmasına katıldık, birinde bölge finaline kaldık.",
    "Atölye güvenliği ve bakım planını yeniledim; arıza süreleri belirgin biçimde azaldı.",
)
ENDINGS = (
    "Merkezde öğretmenlerin ihtiyacına göre kısa, uygulamalı eğitimler hazırlamak istiyorum.",
    "Bu görevde sektördeki yenilikleri ders içeriğine taşımayı amaçlıyorum.",
    "Merkezin çevre illere de hizmet vermesi için uzaktan eğitim içeriği hazırlamak istiyorum.",
)
CHECKED = ("", "", "", "Belgeler kurum kayıtlarıyla karşılaştırıldı.", "Bilgiler kayıtlara uygun.")
NOTES = (
    ("Belgeleri az ve eski.", "Sunduğu belgeler ölçütle kısmen ilgili."),
    ("Belgeler yeterli; süreklilik beklenir.", "Çalışmaları düzenli, kapsamı sınırlı."),
    ("Güncel ve alanla doğrudan ilgili.", "Sektörle ortak çalışmaları belirgin."),
)
MINUTES_NOTE = "Komisyon bütün dosyaları üye tam sayısıyla incelemiştir."
OBJECTION = (
    "Proje ölçütünde yürütücü olarak yer aldığım çalışma puanlanmamış. Yürütücülük yazım başvuru "
    "süresinden sonra çıktığı için ekleyememiştim; yazı ektedir. Puanımın yeniden "
    "değerlendirilmesini isterim."
)
PROPOSED = (
    "Görev süresince verilen işleri zamanında tamamladı; merkezin yıllık planındaki eğitimlerin "
    "sürmesi için yeniden görevlendirilmesi uygun görülmektedir.",
    "Sektörle kurduğu iş birliği sürmektedir; başlattığı çalışmaların tamamlanması için yeniden "
    "görevlendirilmesi uygun görülmektedir.",
)
HANDED_OVER = (
    "Üç süren iş, notlarıyla genel koordinatöre anlatıldı.",
    "Plandaki iki eylem tamam, biri gelecek aya kaldı.",
    "Dosyalar dizin üzerinden sayılarak teslim edildi.",
)


def criteria() -> list[dict]:
    """The criteria as the service takes them."""
    return [{"name": n, "weight": w, "description": text} for n, w, text in CRITERIA]


def documents(keys: list[int]) -> list[dict]:
    """The documents, each for its criterion (``keys``: the ids of the criteria in order)."""
    return [_document(keys, *row) for row in DOCUMENTS]


def _document(keys: list[int], name: str, text: str, required: bool, criterion) -> dict:
    found = None if criterion is None else keys[criterion]
    return {"name": name, "help": text, "required": required, "criterion_id": found}


def statement(chance: Random, teacher, wish) -> str:
    """An applicant's own words."""
    years = max(4, years_and_days(teacher.counted_from(), dates.today())[0])
    said = {"years": years, "subject": teacher.subject.name}
    middle = chance.sample(MIDDLES, 2)
    parts = [chance.choice(BEGINNINGS).format(**said), *middle, chance.choice(ENDINGS)]
    return "\n\n".join(parts)


def points(chance: Random, good: int) -> tuple[int, str]:
    """A member's points and note on a criterion of a file that is so ``good`` (0–100)."""
    given = min(100, max(0, good + chance.randint(-9, 9)))
    given -= given % 5 if chance.random() < 0.7 else 0
    group = NOTES[0 if given < 50 else 1 if given < 75 else 2]
    return given, chance.choice(group) if chance.random() < 0.6 else ""
