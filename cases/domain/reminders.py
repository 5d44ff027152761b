"""What the cases app reminds of: minutes, action points, commissions, agendas, advice on its way.

Each rule is a line of a table: see members/domain/reminding.py for what the columns mean.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from cases.domain import waiting
from cases.domain.hearings import waiting as hearings
from cases.enums import (
    ApprovalAnswer,
    CaseState,
    MinutesState,
    RecommendationState,
)
from members.domain.audiences import CHAIR, SECRETARY, council_body, person
from members.domain.reminding import Rule

# The agenda

Rule(
    name="agenda",
    label=gettext_lazy("An agenda is to be sent"),
    rows=lambda on: waiting.with_cases(waiting.planned()).filter(held_on__gte=on),
    due="agenda_due",
    council="council",
    matter=("meeting", "pk"),
    steps={SECRETARY: (-7, 0, 7)},
    stops=gettext_lazy("When the agenda is sent, or the meeting is moved or cancelled."),
    says=waiting.agenda_line,
)
Rule(
    name="meeting.passed",
    label=gettext_lazy("A meeting was not opened"),
    rows=lambda on: waiting.planned().filter(held_on__lt=on),
    due="held_on",
    council="council",
    matter=("meeting", "pk"),
    steps={SECRETARY: (1, 7, 14)},
    stops=gettext_lazy("When the meeting is opened, moved or cancelled."),
    says=waiting.not_held_line,
)

# In writing

Rule(
    name="written.send",
    label=gettext_lazy("A written procedure is to be sent"),
    rows=lambda _on: waiting.unsent_in_writing(),
    due="last_day",
    council="council",
    matter=("meeting", "pk"),
    steps={SECRETARY: (-3, 1)},
    stops=gettext_lazy("When it is sent, or ended."),
    says=waiting.unsent_line,
)
Rule(
    name="written.answer",
    label=gettext_lazy("A proposal to decide in writing"),
    rows=lambda on: waiting.asked_in_writing().filter(last_day__gte=on),
    due="last_day",
    since="asked_on",
    council="meeting__council",
    matter=("written", "pk"),
    steps={person("person", gettext_lazy("those who have said nothing")): (-1,)},
    working_days=True,
    stops=gettext_lazy("When the answer has come; silence until the last day is consent."),
    says=waiting.asked_line,
    many=ngettext_lazy(
        "%(count)s person has said nothing in a written procedure",
        "%(count)s people have said nothing in a written procedure",
        "count",
    ),
)

# Who comes

Rule(  # AHU-9
    name="summons.answer",
    label=gettext_lazy("A notice of meeting is to be answered"),
    rows=lambda on: waiting.unanswered().filter(answer_by__gte=on),
    due="answer_by",
    since="asked_on",
    council="summons__meeting__council",
    matter=("call", "pk"),
    steps={person("person", gettext_lazy("those who have not answered")): (-2,)},
    stops=gettext_lazy("When the answer has come; no answer by the deadline calls in the next."),
    says=waiting.answer_line,
    seen=waiting.unanswered_line,
    many=ngettext_lazy(
        "%(count)s person has not said whether to come",
        "%(count)s people have not said whether they come",
        "count",
    ),
)
Rule(  # AHU-16
    name="summons.unfilled",
    label=gettext_lazy("A seat will be empty in a meeting"),
    rows=lambda _on: waiting.unfilled(),
    due="empty_since",
    council="meeting__council",
    matter=("summons", "pk"),
    steps={SECRETARY: (1, 3)},
    patience=3,
    stops=gettext_lazy("When somebody says yes, or the meeting begins."),
    says=waiting.unfilled_line,
    many=ngettext_lazy(
        "%(count)s seat will be empty in a meeting",
        "%(count)s seats will be empty in meetings",
        "count",
    ),
)

# The minutes

Rule(
    name="minutes.draft",
    label=gettext_lazy("Minutes are to be finished"),
    rows=lambda _on: waiting.minutes(MinutesState.DRAFT),
    due="write_by",
    council="meeting__council",
    matter=("minutes", "pk"),
    steps={
        SECRETARY: (-7, 0, 7),
        person("meeting__minute_taker", gettext_lazy("the minute taker")): (-7, 0),
    },
    stops=gettext_lazy("When the minutes are closed."),
    says=waiting.write_line,
)
Rule(
    name="minutes.read",
    label=gettext_lazy("Minutes to read through"),
    rows=lambda _on: waiting.minutes(MinutesState.WITH_CHAIR),
    due="read_by",
    council="meeting__council",
    matter=("minutes", "pk"),
    steps={
        person("meeting__chair", gettext_lazy("the chair of the meeting")): (-4, 0, 3),
        SECRETARY: (3, 7),
    },
    stops=gettext_lazy("When the chair has sent them on, or back."),
    says=waiting.read_line,
    seen=waiting.being_read_line,
)

Rule(
    name="minutes.approve",
    label=gettext_lazy("Minutes to approve"),
    rows=lambda _on: waiting.approvals(answer=""),
    due="minutes__approval_due",
    since="asked_on",
    council="minutes__meeting__council",
    matter=("minutes", "minutes"),
    steps={person("person", gettext_lazy("those who met and have not answered")): (-2, 0)},
    working_days=True,
    stops=gettext_lazy("When the answer has come; no answer by the deadline counts as yes."),
    says=waiting.approve_line,
    seen=waiting.being_approved_line,
)
Rule(
    name="minutes.remark",
    label=gettext_lazy("A remark on the minutes is to be settled"),
    rows=lambda _on: waiting.approvals(answer=ApprovalAnswer.REMARK, settled_why=""),
    due="answered_on",
    council="minutes__meeting__council",
    matter=("minutes", "minutes"),
    steps={SECRETARY: (1, 4, 8)},
    stops=gettext_lazy("When the remark is settled."),
    says=waiting.remark_line,
    patience=7,
)

# Action points

Rule(
    name="action",
    label=gettext_lazy("Something was agreed in a meeting"),
    rows=lambda _on: waiting.actions(),
    due="due",
    council="entry__minutes__meeting__council",
    matter=("action", "pk"),
    steps={
        person("owner", gettext_lazy("the one who was to do it")): (-3, 0, 7),
        CHAIR: (14,),
        SECRETARY: (7,),
    },
    stops=gettext_lazy("When it is marked as done."),
    says=waiting.action_line,
    seen=waiting.agreed_line,
    many=ngettext_lazy(
        "%(count)s thing was agreed in meetings",
        "%(count)s things were agreed in meetings",
        "count",
    ),
)

# Cases, and advice on its way

Rule(
    name="case.waits",
    label=gettext_lazy("A case waits for a meeting"),
    rows=lambda _on: waiting.cases(
        state__in=(CaseState.REGISTERED, CaseState.IN_PROGRESS), items__isnull=True
    ),
    due="registered_on",
    council="council",
    matter=("case", "pk"),
    steps={SECRETARY: (30, 60, 90)},
    patience=90,
    many=ngettext_lazy(
        "%(count)s case waits for a meeting", "%(count)s cases wait for a meeting", "count"
    ),
    stops=gettext_lazy("When the case is on an agenda, or is withdrawn, dismissed or postponed."),
    says=waiting.case_line(
        gettext_lazy("%(reference)s waits for a meeting"),
        gettext_lazy("See the case"),
        "cases:case_detail",
    ),
)
Rule(
    name="case.write",
    label=gettext_lazy("A recommendation is to be written"),
    rows=lambda _on: waiting.cases(state=CaseState.ADVISED, recommendations__isnull=True),
    due="advised_on",
    council="council",
    matter=("case", "pk"),
    steps={SECRETARY: (7, 21)},
    patience=21,
    stops=gettext_lazy("When a draft of the recommendation is begun."),
    says=waiting.case_line(
        gettext_lazy("Write the recommendation of %(reference)s"),
        gettext_lazy("Write it"),
        "cases:recommendation_edit",
    ),
)

Rule(  # ALR-16
    name="recommendation.lift",
    label=gettext_lazy("Advice is to be lifted to the principal"),
    rows=lambda _on: waiting.recommendations().filter(
        waiting.SIGNIFICANT, state=RecommendationState.ADVISED
    ),
    due="ready_on",
    council="case__council",
    matter=("recommendation", "pk"),
    steps={SECRETARY: (7, 21)},
    patience=21,
    stops=gettext_lazy("When the advice is lifted."),
    says=waiting.advice_line(
        gettext_lazy("Lift %(reference)s to the principal"),
        gettext_lazy("Lift"),
        "cases:recommendation_lift",
    ),
)
Rule(
    name="recommendation.publish",
    label=gettext_lazy("A recommendation is to be published"),
    rows=lambda _on: waiting.recommendations().filter(
        Q(state=RecommendationState.ADVISED) & ~waiting.SIGNIFICANT
        | Q(state=RecommendationState.WITH_PRINCIPAL, answered_on__isnull=False)
    ),
    due="ready_on",
    council="case__council",
    matter=("recommendation", "pk"),
    steps={SECRETARY: (7, 21)},
    patience=21,
    stops=gettext_lazy("When the recommendation is published."),
    says=waiting.advice_line(
        gettext_lazy("Publish the recommendation of %(reference)s"),
        gettext_lazy("Publish"),
        "cases:recommendation_publish",
    ),
)

# Hearings

Rule(  # PRJ-8
    name="hearing.answer",
    label=gettext_lazy("A hearing to answer"),
    rows=lambda _on: hearings.unanswered(),
    due="answer_by",
    since="asked_on",
    council="hearing__case__council",
    matter=("hearing_invitation", "pk"),
    steps={council_body("body", gettext_lazy("those who answer for the body")): (-14, -7, -1, 3)},
    stops=gettext_lazy("When the answer has come, or the hearing is closed."),
    says=hearings.answer_line,
    seen=hearings.silent_line,
    many=ngettext_lazy(
        "%(count)s body has not answered a hearing",
        "%(count)s bodies have not answered a hearing",
        "count",
    ),
)
Rule(
    name="hearing.longer",
    label=gettext_lazy("A body asks for longer"),
    rows=lambda _on: hearings.longer(),
    due="asked_on",
    council="hearing__case__council",
    matter=("hearing_longer", "pk"),
    steps={SECRETARY: (1,)},
    stops=gettext_lazy("When it is given longer, answers, or the hearing is closed."),
    says=hearings.longer_line,
)
Rule(
    name="hearing.close",
    label=gettext_lazy("A hearing is over"),
    rows=lambda on: hearings.ended().filter(over__lt=on),
    due="over",
    council="case__council",
    matter=("hearing", "pk"),
    steps={SECRETARY: (3, 10)},
    stops=gettext_lazy("When the hearing is closed, or a new text is sent."),
    says=hearings.ended_line,
)
