"""What the page of an application shows, and what this part adds to the page of a call."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import detail
from smm_portal.kit.acts import ALLOWED, Act
from smm_portal.kit.detail import Section
from smm_portal.offices import policy

from ..access import may_edit
from ..models import Application, Call, Judging
from ..models.applications import CHECKS, ApplicationState
from . import access, drawing, facts, reading, words

TEMPLATES = "personnel/applications"


def road(row: Application, wishes) -> Section:
    """The line of offices and where it is."""
    context = {"road": drawing.draw(row, wishes)}
    return Section("yol", _("Yolu"), "components/road.html", context, order=10)


def wishes(row: Application, found) -> Section:
    """The seats asked for, with the newest judging and its difference to the one before."""
    proved = reading.proofs(row)
    lines = [_wish_line(wish, proved) for wish in found]
    context = {"lines": lines, "draft": row.state == ApplicationState.DRAFT}
    template = f"{TEMPLATES}/section_wishes.html"
    return Section("tercihler", _("Tercihler ve şartlar"), template, context, order=20)


def _wish_line(wish, proved: frozenset) -> dict:
    newest, before = (*wish.judged, None, None)[:2]
    line = {"wish": wish, "name": words.seat_words(wish.call_seat), "newest": newest}
    if newest:
        line |= {
            "chip": words.verdict_chip(newest["eligible"], bool(set(newest["needs"]) - proved)),
            "turn": words.tier_reason(newest["tier"], _article(wish)),
            "day": dt.date.fromisoformat(newest["day"]),
            "why": Judging.Why(newest["why"]).label,
            "conditions": [(one, _outcome(one, newest, proved)) for one in newest["judgements"]],
            "changes": differences(before, newest) if before else [],
        }
    return line


def _outcome(one: dict, judging: dict, proved: frozenset = frozenset()):
    waived = one["waivable"] and judging["tier"] is not None
    return words.outcome_chip(one["outcome"], waived, one["clause"] in proved)


def _article(wish) -> int:
    return 6 if wish.call_seat.role.kind == "GENERAL" else 7


def differences(before: dict, after: dict) -> list[dict]:
    """What a judging says otherwise than the one before it: condition by condition, and the turn."""
    old = {one["clause"]: one for one in before["judgements"]}
    found = []
    for one in after["judgements"]:
        was = old.get(one["clause"])
        if was is None or (was["outcome"], was["reason"]) != (one["outcome"], one["reason"]):
            found.append(_change(was, one, before, after))
    if before["tier"] != after["tier"]:
        said = {
            "before": words.tier_label(before["tier"]),
            "after": words.tier_label(after["tier"]),
        }
        text = _t("Sıra grubu değişti. Önce: %(before)s. Şimdi: %(after)s.") % said
        found.append({"text": text})
    return found


def _change(was: dict | None, one: dict, before: dict, after: dict) -> dict:
    return {
        "clause": one["clause"],
        "title": one["title"],
        "was": was and _outcome(was, before),
        "was_reason": was["reason"] if was else "",
        "now": _outcome(one, after),
        "reason": one["reason"],
    }


def bases(request, row: Application) -> Section:
    """The facts that it is judged by, their corrections, and where the registry differs."""
    standing, names = row.facts or row.registry, reading.names_for(row)
    differ = set(facts.differing(row.facts, row.registry))
    corrected = corrections(row, names)
    pending, by_hand = _to_be_registered(row, differ), _by_hand(row, differ)
    context = {
        "rows": [
            {
                "kind": kind,
                "value": said,
                "registry": facts.words_of(kind.key, row.registry[kind.key], names)
                if kind.key in differ
                else "",
                "corrections": corrected.get(kind.key, []),
            }
            for kind, said in reading.standing_rows(standing, names)
        ],
        "pending": bool(pending),
        "by_hand": by_hand,
        "managerial_url": _managerial_url(request.duty, row) if by_hand else "",
        "differs": bool(differ - pending - by_hand),
        "moved": facts.SCHOOL in differ,
        "school": row.teacher.school,
        "sent": bool(row.facts),
        "own": access.is_own(request.duty, row),
    }
    template = f"{TEMPLATES}/section_facts.html"
    return Section("bilgiler", _("Şartların dayandığı bilgiler"), template, context, order=30)


def _to_be_registered(row: Application, differ: set[str]) -> set[str]:
    """Corrected facts that the registry still has as they were: the province writes them there."""
    if row.state not in CHECKS:
        return set()
    return {key for key in _only_corrected(row, differ) if facts.BY_KEY[key].registry}


def _by_hand(row: Application, differ: set[str]) -> set[str]:
    """Corrected facts that no column of the registry holds: a managerial duty has school and days,
    which somebody enters (6/1-c)."""
    return {key for key in _only_corrected(row, differ) if not facts.BY_KEY[key].registry}


def _only_corrected(row: Application, differ: set[str]) -> set[str]:
    """Facts that differ because an office corrected them; the registry is as it was when sent."""
    first: dict[str, object] = {}
    for one in row.corrected:
        first.setdefault(one["fact"], one["before"])
    return {key for key in differ & first.keys() if row.registry[key] == first[key]}


def _managerial_url(duty, row: Application) -> str:
    """Where the reader enters the duty; nowhere unless he keeps this teacher's record."""
    within = row.teacher.school.office.path.startswith(duty.scope_path)
    if row.facts["managed"] and within and may_edit(duty, row.teacher):
        return reverse("personnel:managerial_new", args=[row.teacher_id])
    return ""


def corrections(row: Application, names: dict) -> dict[str, list[dict]]:
    """Fact → its corrections in order, in words."""
    found: dict[str, list[dict]] = {}
    for one in row.corrected:
        said = {
            "who": drawing.who(one),
            "office": one["office"],
            "at": reading.moment(one["at"]),
            "before": facts.words_of(one["fact"], one["before"], names),
            "after": facts.words_of(one["fact"], one["after"], names),
            "reason": one["reason"],
        }
        found.setdefault(one["fact"], []).append(said)
    return found


def evidence(row: Application) -> Section:
    """The files, each with what it is for."""
    context = {"files": row.papers}
    template = f"{TEMPLATES}/section_evidence.html"
    return Section("belgeler", _("Belgeler"), template, context, order=40)


def statement(row: Application) -> Section:
    """The applicant's own words."""
    template = f"{TEMPLATES}/section_statement.html"
    return Section("gerekce", _("Gerekçe ve çalışmalar"), template, {"row": row}, order=35)


def steps(row: Application) -> Section:
    """Every act as a sentence, the last first."""
    lines = [
        {"text": drawing.sentence(step), "at": reading.moment(step["at"]), "note": step["note"]}
        for step in reversed(row.past)
    ]
    template = f"{TEMPLATES}/section_steps.html"
    return Section("adimlar", _("Adımlar"), template, {"lines": lines}, order=80)


def acts(duty, row: Application, found) -> list[Act]:
    """What the reader can do with the application; the next act first."""
    return _own_acts(duty, row, found) if access.is_own(duty, row) else _office_acts(duty, row)


def _own_acts(duty, row: Application, found) -> list[Act]:
    if row.state == ApplicationState.DRAFT:
        write = reverse("personnel:application_write", args=[row.pk])
        send = reverse("personnel:application_send", args=[row.pk])
        verdict = access.may_send(duty, row)
        return [
            Act(_("Yazmaya devam et"), write, primary=True),
            Act(_("Özeti gör ve gönder"), send, verdict),
        ]
    if row.state == ApplicationState.WITHDRAWN:
        url = reverse("personnel:application_reopen", args=[row.pk])
        return [Act(_("Yeniden aç"), url, access.may_reopen(duty, row), primary=True, post=True)]
    reviewing = any(state != "FORMED" for state in reading.of_wishes(found))
    verdict = access.may_withdraw(duty, row, reviewing)
    url = reverse("personnel:application_withdraw", args=[row.pk])
    text = _("Başvurunuz değerlendirmeden çıkar. Çağrı açıkken yeniden açıp gönderebilirsiniz.")
    return [Act(_("Geri çek"), url, verdict, post=True, danger=True, confirm=text)]


def _office_acts(duty, row: Application) -> list[Act]:
    made = []
    if duty.role in access.CHECKER_ROLES and row.state in CHECKS:
        url = reverse("personnel:application_check", args=[row.pk])
        verdict = access.may_check(duty, row)
        label = _("Kontrol et")
        if verdict and access.in_place(duty, row):
            label = _("Alt makamın yerine kontrol et")
        made.append(Act(label, url, verdict, primary=True))
    if verdict := access.may_judge_again(duty, row):
        url = reverse("personnel:application_again", args=[row.pk])
        made.append(Act(_("Şartlara yeniden bak"), url, verdict, post=True))
    return made


def on_call(request, call: Call) -> Section | None:
    """On the page of a call: one's own application, or the way to those one may read."""
    duty = request.duty
    if duty is None:
        return None
    if policy.may(duty, "personnel:application_new", "POST"):
        return _for_applicant(duty, call)
    return _for_office(duty, call) if policy.may(duty, "personnel:applications") else None


def _for_applicant(duty, call: Call) -> Section:
    mine = Application.objects.filter(call=call).of_user(duty.user_id).first()
    context = {"mine": mine, "call": call, "chip": words.state_chip(mine) if mine else ""}
    check = Act(_("Şartlarımı gör"), reverse("personnel:self_check", args=[call.pk]))
    url = reverse("personnel:application_new", args=[call.pk])
    apply = Act(_("Başvuru yaz"), url, access.may_apply(duty, call), primary=True, post=True)
    acts = (check,) if mine else (apply,)  # before applying, the text itself leads to the check
    template = f"{TEMPLATES}/section_call.html"
    return Section("basvurum", _("Başvurum"), template, context, acts=acts, order=5)


def _for_office(duty, call: Call) -> Section:
    rows = Application.objects.visible_to(duty).filter(call=call).sent()
    count = rows.count()
    url = f"{reverse('personnel:applications')}?cagri={call.pk}"
    context = {"count": count, "office": True}
    act = Act(_("Başvuruları aç"), url, ALLOWED)
    template = f"{TEMPLATES}/section_call.html"
    acts = (act,) if count else ()
    return Section("basvurular", _("Başvurular"), template, context, acts=acts, order=60)


def register() -> None:
    """Fill the page of calls."""
    detail.extend("personnel:call", on_call)
