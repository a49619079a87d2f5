"""As whom the demo is looked at: together they see every page of the portal."""

# Who is not in the demo: a role, and after the @ what is special about him (ground.py).
OF_VACANT_SEAT, WITHOUT_PLAN = "principal@vacant-seat", "general_coordinator@without-plan"
# Chairs of the demo's other commissions: minutes are written, or wait for his confirmation.
WRITING_MINUTES = "province_director@writing-minutes"
SIGNING_MINUTES = "province_director@signing-minutes"

LOOKED_AT_AS = [
    None,
    "mtegm_head",
    "system_admin",
    "personnel_unit",
    "province_director",
    "province_vte",
    "district_director",
    "principal",
    "general_coordinator",
    "teacher",
    "auditor",
    OF_VACANT_SEAT,
    WITHOUT_PLAN,
    WRITING_MINUTES,
    SIGNING_MINUTES,
]
# Of every kind of page so many are read for links: who sees most, or has things in several states.
READ_OFTEN = {
    "mtegm_head": 2,
    "system_admin": 2,
    "personnel_unit": 2,
    "principal": 2,
    "teacher": 3,
}


# Moments of a page that no link leads to: (role, what it shows, address).
MOMENTS = [
    ("mtegm_head", "search", "/ara/?q=bursa"),
    ("mtegm_head", "search-nothing", "/ara/?q=zzzz"),
    ("mtegm_head", "search-empty", "/ara/"),
    ("mtegm_head", "list-nothing", "/merkezler/?q=zzzz"),
    ("mtegm_head", "list-wrong-filter", "/kararlar/?ilk=yanlis"),
    ("mtegm_head", "found-hits", "/merkezler/kur/?q=sanliurfa"),
    ("mtegm_head", "found-none", "/merkezler/kur/?q=zzzz"),
    ("mtegm_head", "error-404", "/boyle-bir-sayfa-yok/"),
    ("principal", "error-403", "/merkezler/kur/"),
    ("general_coordinator", "duty_choose", "/gorev-secimi/"),
    (None, "error-404-outside", "/boyle-bir-sayfa-yok/"),
    (None, "verify-unknown", "/dogrula/ABCD-EFGH-JKLM/"),
    (None, "invitation-over", "/davet/gecersiz-anahtar/"),
]
