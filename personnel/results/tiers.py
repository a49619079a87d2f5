"""6/2, 7/2 decided for a seat: which tier is open and why, and what follows for each candidate.

Pure: candidates in, proposals out. A lower tier opens only when the higher has nobody who fits
(reading 10); the English seat knows only the first (reading 27).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import days

from ..models.results import Outcome

FIELD, WORKSHOP, OTHERS = 1, 2, 3
LABELS = {
    FIELD: gettext_lazy("Alanı eşleşen"),
    WORKSHOP: gettext_lazy("Diğer atölye ve laboratuvar öğretmeni"),
    OTHERS: gettext_lazy("Diğer alan öğretmeni"),
}
LONGEST = 1000
_LACKS = gettext_lazy("Şartı taşımıyor: %(lacks)s")
_LACKING = gettext_lazy("Şartları taşımıyor (Madde %(article)s/1).")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class SeatRule:
    """What the seat's article asks: 6 or 7; the call's least score (None: scores only inform)."""

    article: int
    english: bool = False
    least: int | None = None

    @property
    def clause(self) -> str:
        """6/2 or 7/2; the English seat follows 4/4."""
        return "4/4" if self.english else f"{self.article}/2"


@dataclass(frozen=True)
class Candidate:
    """One candidate as judged and scored. ``fits`` is False where the commission found otherwise.

    ``tier`` is None for whom none is ever open; ``lacks`` says each unmet condition in words.
    """

    key: int
    tier: int | None
    eligible: bool = True
    fits: bool = True
    score: Decimal | None = None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """What follows for one candidate."""

    key: int
    outcome: str
    tier: int | None
    reason: str


@dataclass(frozen=True)
class SeatResult:
    """The open tier (None: nobody fits), why, and a proposal for every candidate by its key."""

    tier: int | None
    reason: str
    proposals: dict[int, Proposal]


def may_fit(one: Candidate, rule: SeatRule) -> bool:
    """Whether the conditions and the call's least score let the commission find him fit."""
    return one.eligible and one.tier is not None and not below(one, rule)


def below(one: Candidate, rule: SeatRule) -> bool:
    """Whether the score is under the call's least; no score is under none."""
    return rule.least is not None and one.score is not None and one.score < rule.least


def stands(one: Candidate, rule: SeatRule) -> bool:
    """Whether he counts for his tier: he may fit, and the commission did not find otherwise."""
    return one.fits and may_fit(one, rule)


def open_tier(candidates: Iterable[Candidate], rule: SeatRule) -> int | None:
    """The highest tier (1 first) that has somebody who stands; None where nobody does."""
    return min((one.tier for one in candidates if stands(one, rule)), default=None)


def resolve(candidates: Sequence[Candidate], rule: SeatRule) -> SeatResult:
    """Everything that 6/2 or 7/2 says of the seat and its candidates."""
    tier = open_tier(candidates, rule)
    count = sum(stands(one, rule) and one.tier == tier for one in candidates)
    proposals = {one.key: _proposal(one, rule, tier, count) for one in candidates}
    return SeatResult(tier, _why(candidates, rule, tier, count), proposals)


def _proposal(one: Candidate, rule: SeatRule, tier: int | None, count: int) -> Proposal:
    if not may_fit(one, rule):
        return Proposal(one.key, Outcome.UNFIT, one.tier, _why_not(one, rule))
    if not one.fits:
        reason = _("Komisyon uygun bulmadı (Madde 10/3).")
        return Proposal(one.key, Outcome.UNFIT, one.tier, reason)
    if one.tier == tier:
        return Proposal(one.key, Outcome.FITS, one.tier, _why_fits(one.tier, rule))
    return Proposal(one.key, Outcome.CLOSED, one.tier, _why_closed(tier, rule, count))


def _why_not(one: Candidate, rule: SeatRule) -> str:
    if one.lacks:
        said = str(_LACKS) % {"lacks": " ".join(one.lacks)}
        return Truncator(said).chars(LONGEST)
    if below(one, rule):
        said = {"score": days.number(one.score), "least": rule.least}
        return _("Puanı %(score)s; çağrının en az puanı %(least)s (Madde 10/1).") % said
    return str(_LACKING) % {"article": rule.article}


def followed_from_rules(reason: str, score: Decimal | None, rule: SeatRule) -> bool:
    """Whether an "unfit" with this reason and score followed from a condition or from the least
    score, and was no finding of the commission's own."""
    said = str(_LACKS).partition("%")[0], str(_LACKING).partition("(")[0]
    return (rule.least is not None and score is not None and score < rule.least) or (
        reason.startswith(said)
    )


def _why_fits(tier: int, rule: SeatRule) -> str:
    said = {"article": rule.article}
    if rule.english:
        return _("Şartları taşıyor; İngilizce öğretmeni (Madde 4/4, 7/1).")
    if tier == FIELD:
        return (
            _("Şartları taşıyor; branşı kadronun alanıyla eşleşiyor (Madde %(article)s/1).") % said
        )
    if tier == WORKSHOP:
        return (
            _(
                "Şartları taşıyor; alanı eşleşen uygun aday olmadığından sıra diğer atölye ve "
                "laboratuvar öğretmenlerine geldi (Madde %(article)s/2)."
            )
            % said
        )
    return (
        _(
            "Şartları taşıyor; alanı eşleşen ya da atölye ve laboratuvar öğretmeni olan uygun aday "
            "olmadığından sıra diğer öğretmenlere geldi (Madde %(article)s/2)."
        )
        % said
    )


def _why_closed(tier: int, rule: SeatRule, count: int) -> str:
    said = {"article": rule.article, "count": count}
    if tier == FIELD:
        text = _(
            "Şartları taşıyor; alanı eşleşen %(count)s uygun aday bulunduğundan sırası gelmedi "
            "(Madde %(article)s/2)."
        )
    else:
        text = _(
            "Şartları taşıyor; atölye ve laboratuvar öğretmeni olan %(count)s uygun aday "
            "bulunduğundan sırası gelmedi (Madde %(article)s/2)."
        )
    return text % said


def only_counts_otherwise(said: str, proposed: Proposal, rule: SeatRule) -> bool:
    """Whether a closed tier's reason is the portal's own sentence with another count than now, or
    names another group; words of the commission's own never are."""
    if proposed.outcome != Outcome.CLOSED or said == proposed.reason:
        return False
    return any(_uncounted(said) == _uncounted(_why_closed(t, rule, 0)) for t in (FIELD, WORKSHOP))


def _uncounted(text: str) -> str:
    return _NUMBER.sub("", text)


# Why the tier is open.


def _why(candidates: Sequence[Candidate], rule: SeatRule, tier: int | None, count: int) -> str:
    if not candidates:
        return _("Bu kadroya başvuran yok.")
    if rule.english:
        return _why_english(count)
    text = _OPEN[tier]
    if tier == FIELD and not _waiting(candidates, rule, tier):
        text = gettext_lazy("Alanı eşleşen %(count)s uygun aday var (Madde %(article)s/2).")
    return str(text) % {"count": count, "article": rule.article}


def _waiting(candidates: Iterable[Candidate], rule: SeatRule, tier: int) -> bool:
    return any(stands(one, rule) and one.tier > tier for one in candidates)


def _why_english(count: int) -> str:
    if not count:
        return _("Uygun İngilizce öğretmeni yok; bu kadro başka branşa açılmaz (Madde 4/4).")
    return _("%(count)s uygun İngilizce öğretmeni var (Madde 4/4).") % {"count": count}


_OPEN = {
    None: gettext_lazy("Uygun aday yok; sıra hiçbir gruba gelmedi (Madde %(article)s/2)."),
    FIELD: gettext_lazy(
        "Alanı eşleşen %(count)s uygun aday var; diğer öğretmenlere sıra gelmedi "
        "(Madde %(article)s/2)."
    ),
    WORKSHOP: gettext_lazy(
        "Alanı eşleşen uygun aday yok; sıra diğer atölye ve laboratuvar öğretmenlerine geldi: "
        "%(count)s uygun aday (Madde %(article)s/2)."
    ),
    OTHERS: gettext_lazy(
        "Alanı eşleşen ya da atölye ve laboratuvar öğretmeni olan uygun aday yok; sıra diğer "
        "öğretmenlere geldi: %(count)s uygun aday (Madde %(article)s/2)."
    ),
}
