"""What the invented plans say: topics by field, and sentences around them."""

TOPICS = {
    "Bilişim Teknolojileri": ("yapay zekâ uygulamaları", "siber güvenlik", "bulut sistemleri"),
    "Raylı Sistemler Teknolojisi": ("sinyalizasyon", "raylı araç bakımı", "hat emniyeti"),
    "Yenilenebilir Enerji Teknolojileri": (
        "güneş santrali kurulumu",
        "enerji depolama",
        "rüzgâr türbini bakımı",
    ),
    "Elektrik-Elektronik Teknolojisi": (
        "akıllı bina tesisatı",
        "elektrikli araç şarj istasyonları",
        "gömülü sistemler",
    ),
    "İnşaat Teknolojisi": ("yapı bilgi modellemesi", "deprem güçlendirmesi", "dijital ölçme"),
    "Tesisat Teknolojisi ve İklimlendirme": (
        "ısı pompası kurulumu",
        "iklimlendirme otomasyonu",
        "enerji verimliliği",
    ),
    "Yiyecek İçecek Hizmetleri": ("atıksız mutfak", "yöresel mutfak", "gıda güvenliği"),
    "Konaklama ve Seyahat Hizmetleri": (
        "dijital ön büro",
        "sürdürülebilir turizm",
        "konuk deneyimi",
    ),
    "Makine ve Tasarım Teknolojisi": (
        "beş eksenli işleme",
        "eklemeli imalat",
        "tersine mühendislik",
    ),
    "Plastik Teknolojisi": ("enjeksiyon kalıp ayarı", "geri kazanılmış hammadde", "kalıp bakımı"),
    "Metalürji Teknolojisi": ("ısıl işlem", "tahribatsız muayene", "döküm benzetimi"),
    "Mobilya ve İç Mekân Tasarımı": (
        "bilgisayar denetimli ağaç işleme",
        "iç mekân görselleştirme",
        "yüzey işlemleri",
    ),
    "Motorlu Araçlar Teknolojisi": (
        "elektrikli araç güvenliği",
        "araç arıza tespiti",
        "sürücü destek sistemleri",
    ),
    "Endüstriyel Otomasyon Teknolojileri": (
        "robot programlama",
        "programlanabilir denetleyiciler",
        "üretim hattı verisi",
    ),
    "Metal Teknolojisi": ("robotik kaynak", "lazer kesim", "kaynak kalite denetimi"),
    "Uçak Bakım": ("kompozit onarımı", "aviyonik sistemler", "bakım insan faktörleri"),
    "Moda Tasarım Teknolojileri": ("üç boyutlu giysi tasarımı", "dijital kalıp", "ileri dönüşüm"),
    "Tekstil Teknolojisi": ("teknik tekstiller", "boyama laboratuvarı", "izlenebilir üretim"),
    "Denizcilik": ("köprüüstü simülatörü", "deniz emniyeti", "elektronik harita"),
    "Gemi Yapımı": ("gemi modelleme", "tersane kaynak yöntemleri", "hibrit tahrik"),
    "Çocuk Gelişimi ve Eğitimi": ("kapsayıcı eğitim", "oyun temelli öğrenme", "aile katılımı"),
    "Güzellik Hizmetleri": ("cilt bakım cihazları", "hijyen ve güvenlik", "renk bilgisi"),
    "Basım Teknolojileri": ("dijital baskı", "renk yönetimi", "ambalaj tasarımı"),
    "Gıda Teknolojisi": ("gıda analizleri", "raf ömrü çalışmaları", "alerjen yönetimi"),
    "Kimya Teknolojisi": ("enstrümantal analiz", "kimyasal güvenlik", "yeşil kimya"),
    "Tarım": ("hassas tarım", "toprak ve yaprak analizi", "sulama otomasyonu"),
    "Mesleki Yabancı Dil": (
        "mesleki İngilizce ders tasarımı",
        "sözlü sınav hazırlama",
        "içerikle dil öğretimi",
    ),
    "Mesleki Matematik": ("atölye hesapları", "ölçme belirsizliği", "problem temelli ders"),
    "Mesleki Fen Bilimleri": ("deney tasarımı", "malzeme bilgisi", "ölçme değerlendirme"),
}
USUAL = ("dijital beceriler", "iş güvenliği", "yeşil beceriler")

SITUATION = """{fields} öğretmenleriyle yapılan görüşmelerde en çok {first} ve {second} konularında eğitim istendi. \
Çevredeki {firms} işletmeden gelen bildirimler de aynı yönü gösteriyor.

Geçen yıl planlanan eğitimlerin çoğu yapıldı; {third} eğitimi, donanım geç geldiği için bu yıla kaldı. \
Atölyelerin donanımı yeterli, ölçüm cihazlarının kalibrasyonu ise yıl içinde yenilenmeli."""

MENDED = "İade gerekçesi doğrultusunda bir göstergenin başlangıç değeri ve yöntemi düzeltildi."
ADDED = "Sektörden gelen talep üzerine {second} konulu bir faaliyet eklendi; hedefler değişmedi."

# (aim, ((objective, indicators, actions), …)). An indicator: name, unit, baseline, target, weight,
# method, frequency. An action: name, clause, method, months, budget, source.
AIMS = (
    (
        "{field} alanındaki öğretmenlerin sektördeki yeni uygulamaları derslerine taşımasını sağlamak",
        (
            (
                "Yıl sonuna kadar {people} öğretmenin {first} eğitimini tamamlaması",
                (
                    (
                        "{First} eğitimini tamamlayan öğretmen sayısı",
                        "kişi",
                        0.4,
                        1,
                        60,
                        "Katılım kayıtlarından sayılır.",
                        "QUARTERLY",
                    ),
                    (
                        "Eğitim sonu sınavında 70 ve üstü alanların oranı",
                        "%",
                        62,
                        80,
                        40,
                        "Sınav tutanaklarından hesaplanır.",
                        "HALF_YEARLY",
                    ),
                ),
                (
                    (
                        "{First} eğitim programını hazırlamak",
                        "5/1-b",
                        "Üniversite ve işletme temsilcileriyle çalışma grubu kurulur; taslak bir okulda denenir.",
                        (1, 2, 3),
                        18000,
                        "Okul döner sermayesi",
                    ),
                    (
                        "{First} eğitimini iki grupta yürütmek",
                        "5/1-c",
                        "Beş günlük uygulamalı eğitim; her katılımcı kendi atölyesi için bir ders planı hazırlar.",
                        (4, 6, 9),
                        96500,
                        "MTEGM ödeneği",
                    ),
                ),
            ),
            (
                "{Second} konusunda ihtiyacın {provinces} ilde öğretmenlere sorularak belirlenmesi",
                (
                    (
                        "Ankete katılan öğretmen sayısı",
                        "kişi",
                        140,
                        320,
                        50,
                        "Anket sistemindeki tamamlanmış yanıtlar sayılır.",
                        "YEARLY",
                    ),
                    (
                        "Yayımlanan ihtiyaç raporu",
                        "rapor",
                        0,
                        1,
                        50,
                        "Merkezin yayımladığı rapor sayılır.",
                        "YEARLY",
                    ),
                ),
                (
                    (
                        "Alan öğretmenlerine ihtiyaç anketi uygulamak",
                        "5/1-a",
                        "Çevrim içi anket ve üç okulda odak grup görüşmesi yapılır.",
                        (1, 2),
                        0,
                        "",
                    ),
                    (
                        "{Second} ihtiyaç raporunu hazırlayıp okullarla paylaşmak",
                        "5/1-ç",
                        "Sonuçlar alan ve il bazında çözümlenir, il müdürlükleriyle birlikte okunur.",
                        (3, 4),
                        7500,
                        "Okul döner sermayesi",
                    ),
                ),
            ),
        ),
    ),
    (
        "Merkezin sektör ve benzer kuruluşlarla iş birliğini kalıcı kılmak",
        (
            (
                "{firms} işletmeyle öğretmenlerin işbaşında gelişimi için ortak program yürütülmesi",
                (
                    (
                        "İşletmede gelişim eğitimine katılan öğretmen sayısı",
                        "kişi",
                        12,
                        30,
                        70,
                        "İşletme onaylı katılım çizelgelerinden sayılır.",
                        "QUARTERLY",
                    ),
                    (
                        "Protokolü süren işletme sayısı",
                        "işletme",
                        5,
                        9,
                        30,
                        "Yürürlükteki protokoller sayılır.",
                        "HALF_YEARLY",
                    ),
                ),
                (
                    (
                        "İşletmelerde bir haftalık gelişim dönemleri düzenlemek",
                        "5/1-f",
                        "Her öğretmen bir işletme ustasıyla eşleştirilir, dönem sonunda gözlem raporu yazılır.",
                        (6, 7, 8),
                        42000,
                        "İş birliği protokolleri",
                    ),
                    (
                        "Sektör günlerini izleyip öğretmenlere duyurmak",
                        "5/1-g",
                        "Fuar ve yarışma takvimi her ay güncellenir.",
                        (2, 5, 10),
                        5000,
                        "Okul döner sermayesi",
                    ),
                ),
            ),
            (
                "Yurt dışındaki bir mükemmeliyet merkeziyle ortak proje başvurusu yapılması",
                (
                    (
                        "Sunulan ortak proje başvurusu",
                        "başvuru",
                        0,
                        2,
                        100,
                        "Başvuru numaraları sayılır.",
                        "YEARLY",
                    ),
                ),
                (
                    (
                        "{Third} üzerine değişim projesi hazırlamak",
                        "5/1-e",
                        "Proje yazma grubu iki haftada bir toplanır; ortaklarla çevrim içi görüşülür.",
                        (2, 3, 9, 10),
                        12000,
                        "Proje hazırlık desteği",
                    ),
                    (
                        "Benzer merkezlerle deneyim paylaşım toplantıları yapmak",
                        "5/1-d",
                        "Her dönem bir merkezle çevrim içi, yılda bir kez yerinde buluşulur.",
                        (3, 11),
                        15500,
                        "MTEGM ödeneği",
                    ),
                ),
            ),
        ),
    ),
    (
        "Merkezin çalışmalarını öğretmenlere ve kamuoyuna görünür kılmak",
        (
            (
                "Merkezin eğitim malzemelerinin {provinces} ildeki okullara ulaştırılması",
                (
                    (
                        "Malzemeleri kullanan okul sayısı",
                        "okul",
                        18,
                        45,
                        60,
                        "İndirme kayıtları ve okul bildirimleri birlikte sayılır.",
                        "QUARTERLY",
                    ),
                    (
                        "Tanıtım günlerine katılan kişi sayısı",
                        "kişi",
                        85,
                        150,
                        40,
                        "İmza çizelgelerinden sayılır.",
                        "YEARLY",
                    ),
                ),
                (
                    (
                        "{First} üzerine açık ders videoları hazırlamak",
                        "5/1-ğ",
                        "Atölyede çekim yapılır; altyazı ve işaret dili eklenir.",
                        (5, 9, 10),
                        31000,
                        "Okul döner sermayesi",
                    ),
                    (
                        "MTEGM'nin yürüttüğü müfredat çalışmasına öğretmen görevlendirmek",
                        "5/1-h",
                        "Çalışma takvimine göre alan öğretmenleri komisyonlara katılır.",
                        (1, 6, 11),
                        0,
                        "",
                    ),
                ),
            ),
        ),
    ),
)

RESPONSIBLE = (
    "Genel koordinatör",
    "Mesleki gelişim koordinatörü ({field})",
    "Mesleki gelişim koordinatörü (İngilizce)",
)

REASONS = (
    "Hedef 1.1'in başlangıç değeri geçen yılın raporuyla uyuşmuyor. Katılım sayılarını yeniden hesaplayıp düzeltiniz.",
    "İşletmelerle yürütülecek faaliyetin bütçe kaynağı belirsiz. Kaynağı yazınız ya da faaliyeti kapsamdan çıkarınız.",
    "Göstergelerin nasıl ölçüleceği açık değil. Hangi kayıttan, kimin, ne zaman sayacağını yazınız.",
)
REMARKS = ("Uygundur.", "İncelendi, eki yok.", "")
