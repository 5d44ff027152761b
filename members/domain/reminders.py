"""What the members app reminds of: terms, vacancies, new members, releases, duties, trials.

Each rule is a line of a table: see members/domain/reminding.py for what the columns mean.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from councils.enums import CouncilStatus, DutyKind
from councils.models import Duty, Trial
from legeraad.web.formats import day as written_day
from members.domain import vacancies, welcoming
from members.domain.audiences import CHAIR, SECRETARY, body, person
from members.domain.reminding import Line, Rule
from members.enums import Employment, EndReason, VacancyState
from members.models import Affiliation, Term, Vacancy

RESTING = (CouncilStatus.PAUSED, CouncilStatus.DISSOLVED)
JUST_OVER = timedelta(days=7)
WEEKLY = tuple(range(7, 57, 7))  # eight weeks; then it is for people to talk
HOLDER = person("person", gettext_lazy("the one who holds the seat"))
BODY = body("asked_council", "asked_organisation", gettext_lazy("those who answer for the body"))
APPOINTING = body(
    "seat__group__appointing_council",
    "seat__group__appointing_organisation",
    gettext_lazy("those who answer for the body that fills the seat"),
)


def _terms(on: date) -> Any:
    """Terms with an end ahead or behind, in seats that somebody is to have afterwards.

    Where nobody sits until replaced, the night has ended the term before anybody is told of it.
    """
    later = Term.objects.filter(seat=OuterRef("seat"), start__gt=OuterRef("start"))
    just_over = Q(end_reason=EndReason.TERM_OVER, ended_on__gt=on - JUST_OVER, ended_on__lte=on)
    rows = Term.objects.filter(Q(ended_on=None) | just_over, planned_end__isnull=False)
    rows = rows.filter(~Exists(later), seat__closed_on=None)
    rows = rows.exclude(seat__group__council__status__in=RESTING)
    return rows.select_related(
        "person", "seat__group__council__community", "seat__region", "seat__organisation"
    )


def _seat_page(term: Term) -> str:
    council = term.seat.group.council
    return reverse("members:roster_detail", args=[council.community.slug, council.slug])


def _term_ends(term: Term) -> Line:
    title = _("The term of %(name)s ends") % {"name": term.person.name}
    return Line(title, _("See the seat"), _seat_page(term), term.seat.words)


def _own_term_ends(term: Term) -> Line:
    title = _("Your term as %(seat)s ends") % {"seat": term.seat.words}
    return Line(title, _("See what you hold"), reverse("cases:my_page"))


def _successor(term: Term) -> Line:
    title = _("Think of who is to be %(seat)s after %(name)s")
    words = {"seat": term.seat.words, "name": term.person.public_name}
    council = term.seat.group.council
    return Line(title % words, _("See the council"), council.get_absolute_url())


# AHU-17: half a year, a quarter, a month before the end, and when it has come
Rule(
    name="term.ends",
    label=gettext_lazy("A term ends"),
    rows=_terms,
    due="planned_end",
    since="start",
    council="seat__group__council",
    matter=("term", "pk"),
    steps={SECRETARY: (-180, -90, -30, 0)},
    shown=180,
    stops=gettext_lazy("When the end is moved, or a successor is registered."),
    says=_term_ends,
    many=ngettext_lazy("%(count)s term ends", "%(count)s terms end", "count"),
)
Rule(
    name="term.own",
    label=gettext_lazy("Your term ends"),
    rows=_terms,
    due="planned_end",
    since="start",
    council="seat__group__council",
    matter=("own-term", "pk"),
    steps={HOLDER: (-90, -30, 0)},
    shown=90,
    stops=gettext_lazy("When the end is moved, or a successor is registered."),
    says=_own_term_ends,
)
Rule(
    name="term.successor",
    label=gettext_lazy("Somebody new is to be found for a seat"),
    rows=lambda on: _terms(on).filter(planned_end__gt=on),
    due="planned_end",
    since="start",
    council="seat__group__council",
    matter=("successor", "pk"),
    steps={APPOINTING: (-90, -30)},
    shown=90,
    stops=gettext_lazy("When the end is moved, or a successor is registered."),
    says=_successor,
)


def _vacancies(state: VacancyState, **facts: Any) -> Any:
    rows = vacancies.with_seats(Vacancy.objects.filter(state=state, **facts))
    return rows.exclude(seat__group__council__status__in=RESTING)


def _seat_of(vacancy: Vacancy) -> str:
    seat = vacancy.seat
    return f"{seat.words}, {_('substitute')}" if seat.substitute_for_id else seat.words


def _unanswered(vacancy: Vacancy) -> Line:
    """As the secretariat reads it."""
    title = _("Vacant: %(seat)s") % {"seat": _seat_of(vacancy)}
    text = _("The answer is to come from %(body)s.") % {"body": vacancy.body}
    return Line(title, _("See how far it has come"), vacancy.get_absolute_url(), text)


def _answer(vacancy: Vacancy) -> Line:
    title = _("Who is to be %(seat)s?") % {"seat": _seat_of(vacancy)}
    text = str(vacancy.body or "")
    return Line(title, _("Answer who, or when"), vacancy.get_absolute_url(), text)


def _find_body(vacancy: Vacancy) -> Line:
    title = _("Nobody has been asked to fill the seat: %(seat)s") % {"seat": _seat_of(vacancy)}
    reason = _("No address to ask at") if vacancy.body else _("It is not fixed who fills it")
    return Line(title, _("Choose whom to ask"), vacancy.get_absolute_url(), reason)


def _seat_them(vacancy: Vacancy) -> Line:
    title = _("Put %(name)s in the seat") % {"name": vacancy.proposed_name}
    address = reverse(
        "members:vacancy_seat", args=[vacancy.seat.group.council.community.slug, vacancy.pk]
    )
    return Line(title, _("Put in the seat"), address, _seat_of(vacancy))


VACANT = ngettext_lazy("%(count)s vacant seat", "%(count)s vacant seats", "count")

# ALR-18: asked the same day, then each week; a body that has said when it will answer has peace
Rule(
    name="vacancy.unanswered",
    label=gettext_lazy("A seat is to be filled"),
    rows=lambda on: _vacancies(VacancyState.ASKED, answer_by=None),
    due="asked_on",
    council="seat__group__council",
    matter=("vacancy", "pk"),
    steps={BODY: WEEKLY, SECRETARY: (30, 60)},
    stops=gettext_lazy("When the body answers, or says when it will."),
    says=_answer,
    seen=_unanswered,
    patience=30,
    many=VACANT,
)
Rule(
    name="vacancy.promised",
    label=gettext_lazy("A seat is to be filled, and the day of the answer has come"),
    rows=lambda on: _vacancies(VacancyState.ASKED, answer_by__isnull=False),
    due="answer_by",
    council="seat__group__council",
    matter=("vacancy", "pk"),
    steps={BODY: (1, 8, 15, 22, 29, 36), SECRETARY: (15, 45)},
    shown=0,
    stops=gettext_lazy("When the body answers, or says a later day."),
    says=_answer,
    seen=_unanswered,
    many=VACANT,
)
Rule(
    name="vacancy.unasked",
    label=gettext_lazy("Nobody has been asked to fill a seat"),
    rows=lambda on: _vacancies(VacancyState.OPEN),
    due="since",
    council="seat__group__council",
    matter=("vacancy", "pk"),
    steps={SECRETARY: (1, *WEEKLY)},
    shown=0,
    stops=gettext_lazy("When a body is asked, or the seat is left open."),
    says=_find_body,
    patience=30,
    many=VACANT,
)
Rule(
    name="vacancy.proposed",
    label=gettext_lazy("Somebody is proposed for a seat"),
    rows=lambda on: _vacancies(VacancyState.PROPOSED),
    due="decided_on",
    council="seat__group__council",
    matter=("vacancy", "pk"),
    steps={SECRETARY: (1, 7, 14)},
    stops=gettext_lazy("When the person is put in the seat."),
    says=_seat_them,
    patience=14,
    many=ngettext_lazy(
        "%(count)s person is to be put in a seat",
        "%(count)s persons are to be put in seats",
        "count",
    ),
)


def _unconfirmed(on: date) -> Any:
    within = Value(welcoming.CONFIRM_WITHIN)
    return welcoming.unconfirmed(on).annotate(confirm_by=Cast(F("start") + within, DateField()))


def _welcome(term: Term) -> Line:
    title = _("Welcome to %(council)s: read what your seat is about")
    names = {"council": term.seat.group.council.name}
    return Line(title % names, _("Read and confirm"), term.welcome_url, term.seat.words)


def _not_welcomed(term: Term) -> Line:
    """As the secretariat reads it."""
    title = _("%(name)s has not read what the seat is about") % {"name": term.person.name}
    return Line(title, _("See the seat"), _seat_page(term), term.seat.words)


Rule(  # FSU-12
    name="onboarding",
    label=gettext_lazy("What a new seat is about"),
    rows=_unconfirmed,
    due="confirm_by",
    since="start",
    council="seat__group__council",
    matter=("onboarding", "pk"),
    steps={HOLDER: (-16, 0), SECRETARY: (1, 15)},
    stops=gettext_lazy("When the member has confirmed."),
    says=_welcome,
    seen=_not_welcomed,
    many=ngettext_lazy(
        "%(count)s new member has not read what the seat is about",
        "%(count)s new members have not read what the seat is about",
        "count",
    ),
)


def _unreleased(on: date) -> Any:
    """Members with an employer, of whom nobody has agreed what they are released for."""
    employed = Affiliation.objects.on(on).filter(
        person=OuterRef("person"), employment=Employment.EMPLOYED
    )
    rows = Term.objects.on(on).filter(Exists(employed), release=None, seat__substitute_for=None)
    return rows.exclude(seat__group__council__status__in=RESTING).select_related(
        "person", "seat__group__council__community", "seat__region", "seat__organisation"
    )


def _release(term: Term) -> Line:
    council = term.seat.group.council
    title = _("It is not agreed what %(name)s is released for") % {"name": term.person.name}
    address = reverse("members:term_release", args=[council.community.slug, council.slug, term.pk])
    return Line(title, _("Register the agreement"), address, term.seat.words)


Rule(  # FSU-11
    name="release",
    label=gettext_lazy("A release is not agreed"),
    rows=_unreleased,
    due="start",
    council="seat__group__council",
    matter=("release", "pk"),
    steps={SECRETARY: (30, 60)},
    shown=-30,
    stops=gettext_lazy("When the agreement is registered."),
    says=_release,
    patience=60,
    many=ngettext_lazy(
        "%(count)s agreement on release is missing",
        "%(count)s agreements on release are missing",
        "count",
    ),
)


def _duties(*kinds: DutyKind) -> Any:
    rows: Any = Duty.objects.with_next_due()
    rows = rows.filter(kind__in=kinds, next_due__isnull=False)
    rows = rows.exclude(council__status=CouncilStatus.DISSOLVED)
    return rows.select_related("council__community")


def _duty(duty: Duty) -> Line:
    names = {"duty": capfirst(duty.get_kind_display()), "council": duty.council.label}
    where = [duty.council.community.slug, duty.council.slug, duty.pk]
    address = reverse("councils:duty_fulfil", args=where)
    return Line(_("%(duty)s of %(council)s") % names, _("Register"), address)


Rule(  # ALR-13, FSU-8
    name="duty.evaluation",
    label=gettext_lazy("A council is to be evaluated"),
    rows=lambda on: _duties(DutyKind.EVALUATION),
    due="next_due",
    council="council",
    matter=("duty", "pk"),
    steps={SECRETARY: (-90, -31, 0, 14), CHAIR: (-31, 14)},
    shown=90,
    stops=gettext_lazy("When it is registered as done."),
    says=_duty,
)
Rule(  # FSU-5: 1 and 20 January, 1 February, and when it has not come
    name="duty.report",
    label=gettext_lazy("The yearly report"),
    rows=lambda on: _duties(DutyKind.YEARLY_REPORT),
    due="next_due",
    council="council",
    matter=("duty", "pk"),
    steps={SECRETARY: (-31, -12, 0, 7, 14), CHAIR: (7, 14)},
    shown=90,
    stops=gettext_lazy("When it is registered as done."),
    says=_duty,
)
Rule(  # HF-2
    name="duty.meeting",
    label=gettext_lazy("The yearly meeting"),
    rows=lambda on: _duties(DutyKind.YEARLY_MEETING),
    due="next_due",
    council="council",
    matter=("duty", "pk"),
    steps={CHAIR: (-60, 0), SECRETARY: (-60, 0, 30)},
    shown=90,
    stops=gettext_lazy("When it is registered as done."),
    says=_duty,
)


def _trials(_on: date) -> Any:
    rows = Trial.objects.filter(outcome="").exclude(council__status=CouncilStatus.DISSOLVED)
    return rows.select_related("council__community")


def _trial(trial: Trial) -> Line:
    council = trial.council
    title = _("Decide what comes after the trial of %(council)s") % {"council": council.label}
    text = _("Tried until %(day)s") % {"day": written_day(trial.ends_on)}
    address = reverse(
        "councils:trial_decide", args=[council.community.slug, council.slug, trial.pk]
    )
    return Line(title, _("Register the decision"), address, text)


Rule(  # PRJ-19
    name="trial",
    label=gettext_lazy("A trial period ends"),
    rows=_trials,
    due="ends_on",
    since="start",
    council="council",
    matter=("trial", "pk"),
    steps={SECRETARY: (-90, -30, 0, 14, 28), CHAIR: (-30, 14)},
    shown=90,
    stops=gettext_lazy("When the decision is registered."),
    says=_trial,
)
