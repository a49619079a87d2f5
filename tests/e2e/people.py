"""As whom the demo is looked at: together they see every page of the portal."""

LOOKED_AT_AS = [
    None,
    "mtegm_head",
    "system_admin",
    "personnel_unit",
    "province_director",
    "principal",
    "general_coordinator",
    "teacher",
    "auditor",
]
