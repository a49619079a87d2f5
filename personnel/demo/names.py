"""Common Turkish first and last names, combined by chance: none of the people exists."""

from random import Random

from stdnum.tr import tckimlik


def _words(text: str) -> list[str]:
    return text.split()


WOMEN = _words(
    "Ayşe Fatma Emine Hatice Zeynep Elif Merve Büşra Esra Kübra Özlem Sevgi Gülay Nurcan Hülya "
    "Songül Yasemin Derya Sibel Tuğba Gamze Ebru Pınar Şule Nilgün Filiz Aslı Ceren Dilek Ezgi "
    "Gizem Işıl İrem Melike Nazlı Özge Rabia Seda Şeyma Tülay Ülkü Yeliz Zehra Çiğdem Gönül"
)
MEN = _words(
    "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil "
    "Süleyman Mahmut Recep Fatih Emre Serkan Burak Volkan Gökhan Onur Uğur Çağrı Çetin Ercan "
    "Erdem Ferhat Güven Işık İlker Kemal Levent Metin Nihat Oğuz Özgür Sinan Şahin Tamer Ümit "
    "Yavuz Yiğit Zafer"
)
LAST = _words(
    "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan "
    "Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğdu Yavuz Can Acar Şen Aktaş Güler "
    "Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse "
    "Yüksel Ateş Aksoy Çoban Dinç Ergün Gündüz Iğdırlı İnce Karaca Mutlu Oral Öz Pekin Sezer Tunç "
    "Uçar Ülker Vural Yaman Zengin Balcı Ceylan Duman Erden Fidan Genç Hazar İpek Kocabaş Mercan"
)


def person(chance: Random) -> tuple[str, str]:
    """A first and a last name."""
    return chance.choice(chance.choice((WOMEN, MEN))), chance.choice(LAST)


def identity_number(serial: int) -> str:
    """A number whose check digits hold; the same serial gives the same number.

    It begins with 9, so that it can hardly meet one in use.
    """
    stem = f"9{serial:08d}"
    return stem + tckimlik.calc_check_digits(stem)
