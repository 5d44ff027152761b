"""What a body answers about a vacancy, and what the secretariat does with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import Filling
from legeraad.web.formats import day_short
from legeraad.web.pages import FormPage
from members import mails
from members.domain import appointing, bodies, sendings, vacancies
from members.enums import FilledBy, VacancyState
from members.forms.vacancies import (
    NEW,
    REST,
    AddressForm,
    AskForm,
    LeaveOpenForm,
    PostponeForm,
    ProposeForm,
    SeatForm,
)
from members.models import Vacancy
from members.views.vacancies import VacancyPage, words_of

# How a seat is usually filled is how its body usually answers.
USUALLY = {
    Filling.ELECTED: FilledBy.MEETING,
    Filling.APPOINTED: FilledBy.APPOINTMENT,
    Filling.EX_OFFICIO: FilledBy.APPOINTMENT,
}


class VacancyAct(FormPage, VacancyPage):
    """Something that is done with one vacancy; afterwards its page says what happens next."""

    template_name = "members/vacancies/act.html"
    heading: Any
    act_label: Any = ""

    def context(self) -> dict[str, Any]:
        vacancy = self.vacancy
        here = (words_of(vacancy.seat), vacancy.get_absolute_url())
        return {
            "vacancy": vacancy,
            "crumbs": [*self.crumbs(), here],
            "heading": self.heading,
            "act_label": self.act_label or self.heading,
            "cancel_url": vacancy.get_absolute_url(),
            "filled": vacancy.state == VacancyState.FILLED,
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.vacancy)


class SecretariatsAct(VacancyAct):
    def guard(self) -> bool:
        return self.runs

    def finish_asking(self, vacancy: Vacancy) -> HttpResponse:
        """Whether the body could be asked is known by now."""
        words = {"body": vacancy.body}
        if vacancy.state == VacancyState.ASKED:
            return self.finish(_("%(body)s is asked by mail.") % words)
        sentence = _("We have no address to anybody who answers for %(body)s. Ask by other means.")
        messages.warning(self.request, sentence % words)
        return redirect(vacancy)


class VacancyPropose(VacancyAct):
    heading = gettext_lazy("Who is to have the seat")
    act_label = gettext_lazy("Send the answer")
    form_class = ProposeForm

    def form_arguments(self) -> dict[str, Any]:
        group = self.vacancy.seat.group
        return {"on_behalf": self.runs, "needs_leader": group.needs_leader}

    def initial(self) -> dict[str, Any]:
        usually = USUALLY.get(Filling(self.vacancy.seat.group.filling), "")
        return {"instead_of": self.vacancy.proposed_name, "filled_by": usually}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        how = facts.pop("how", "")
        facts["filled_by"] = FilledBy(facts["filled_by"])
        vacancies.propose(vacancy=self.vacancy, why=how, by=self.request.user, **facts)
        return self.finish(_("Thank you. The answer is registered."))


class VacancyPostpone(VacancyAct):
    heading = gettext_lazy("When the answer comes")
    act_label = gettext_lazy("Save")
    form_class = PostponeForm

    def form_arguments(self) -> dict[str, Any]:
        return {"on_behalf": self.runs}

    def initial(self) -> dict[str, Any]:
        return {"after": "meeting", "answer_by": self.vacancy.answer_by}

    def act(self, form: Any) -> HttpResponse:
        day = form.cleaned_data["answer_by"]
        vacancies.postpone(
            vacancy=self.vacancy, answer_by=day, why=form.words, by=self.request.user
        )
        return self.finish(_("It is noted when the answer comes."))


class VacancyLeave(SecretariatsAct):
    heading = gettext_lazy("Leave the seat open")
    form_class = LeaveOpenForm

    def initial(self) -> dict[str, Any]:
        return {"reason": self.vacancy.reason}

    def act(self, form: Any) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        vacancies.leave_open(vacancy=self.vacancy, reason=reason, by=self.request.user)
        return self.finish(_("The seat is left open for now."))


class VacancyAsk(SecretariatsAct):
    """Shows who will get the mail and what it says, before it is sent."""

    template_name = "members/vacancies/ask.html"
    heading = gettext_lazy("Ask again")
    act_label = gettext_lazy("Send the mail")
    form_class = AskForm

    def context(self) -> dict[str, Any]:
        told = vacancies.to_be_told(self.vacancy, on=self.today)
        letter = sendings.preview(
            intent=mails.VACANCY,
            to=told,
            community=self.community,
            matter={"vacancy": self.vacancy.pk},
        )
        asked_today = self.vacancy.asked_on == self.today
        return super().context() | {"letter": letter, "asked_today": asked_today}

    def act(self, form: Any) -> HttpResponse:
        return self.finish_asking(
            vacancies.ask(vacancy=self.vacancy, on=self.today, by=self.request.user)
        )


class VacancyAddress(SecretariatsAct):
    """Where the mandate does not say who fills the seat, or another body is to do it."""

    heading = gettext_lazy("Who fills the seat")
    act_label = gettext_lazy("Choose and ask")
    form_class = AddressForm

    def form_arguments(self) -> dict[str, Any]:
        return {"bodies": bodies.for_seat(self.vacancy.seat, on=self.today)}

    def act(self, form: Any) -> HttpResponse:
        body = form.cleaned_data["body"]
        return self.finish_asking(
            vacancies.address_to(vacancy=self.vacancy, body=body, by=self.request.user)
        )


class VacancySeat(SecretariatsAct):
    """Puts the one who was proposed in the seat; never a second entry of the same person."""

    template_name = "members/vacancies/seat.html"
    heading = gettext_lazy("Put in the seat")
    form_class = SeatForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.alike = appointing.alike(self.vacancy)
        self.same = appointing.the_same(self.vacancy)

    def form_arguments(self) -> dict[str, Any]:
        return {"seat": self.vacancy.seat, "alike": self.alike, "same": self.same}

    def initial(self) -> dict[str, Any]:
        known = str(self.same[0].pk) if self.same else NEW if not self.alike else ""
        return {
            "person": known,
            "start": max(self.vacancy.since, self.today),
            "period": REST,  # offered only where something is left of it
            "proposed": self.vacancy.proposed_name,
        }

    def context(self) -> dict[str, Any]:
        proposed = self.vacancy.state == VacancyState.PROPOSED
        shown = {"proposed": proposed, "proposal": self.proposal(), "alike": self.alike}
        return super().context() | shown

    def proposal(self) -> list[tuple[str, Any]]:
        vacancy = self.vacancy
        return [
            (_("Name"), vacancy.proposed_name),
            (_("E-mail address"), vacancy.proposed_email),
            (_("HPR number"), vacancy.proposed_hpr),
            (_("Day of the decision"), day_short(vacancy.decided_on) if vacancy.decided_on else ""),
            (_("Number present"), str(vacancy.present or "")),
            (_("The leader who answers for it"), vacancy.responsible_leader),
        ]

    def act(self, form: Any) -> HttpResponse:
        term = appointing.seat_proposed(
            vacancy=self.vacancy,
            proposed=form.cleaned_data["proposed"],
            person=form.cleaned_data["person"],
            start=form.cleaned_data["start"],
            planned_end=form.planned_end,
            by=self.request.user,
        )
        words = {"name": term.person.name, "title": self.vacancy.seat.title}
        return self.finish(_("%(name)s has the seat: %(title)s.") % words)
