"""Pages that the policy opens for reading and no link of the demo leads to."""

from smm_portal.offices.policy import load, url_names

# Reached by mail, by a machine, or only in the middle of something that the demo is not in.
NOT_BY_LINK = {
    "health_alive": "machines ask it",
    "health_ready": "machines ask it",
    "duty_choose": "asked at sign-in of who has several duties",
    "documents:verify_code": "its code and QR stand on the paper",
    "search": "its form leads there",
    "personnel:school_options": "a picker asks it while one types",
    "personnel:any_school_options": "a picker asks it while one types",
    "personnel:teacher_options": "a picker asks it while one types",
    "invitation_accept": "its secret comes by mail",
    "account_reset_password_done": "follows a form",
    "account_reset_password_from_key": "its secret comes by mail",
    "account_reset_password_from_key_done": "follows a form",
    "account_inactive": "follows a refused sign-in",
    "account_logout": "signs out",
    "account_reauthenticate": "asked for before a sensitive act",
    "personnel:assign": "open only until the first call (reading 28); calls run in the demo",
    "account_set_password": "for accounts without a password",
    "mfa_authenticate": "the second step of signing in",
    "mfa_reauthenticate": "asked for before a sensitive act",
}


def unreached(reached: set[str]) -> list[str]:
    """URL names with readers that are neither reached nor excused."""
    policy = load()
    open_to_somebody = {
        name
        for name in url_names()
        if not name.startswith("admin:") and (rule := policy.rule(name)) and rule.get
    }
    return sorted(open_to_somebody - reached - set(NOT_BY_LINK))
