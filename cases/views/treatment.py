"""What the pages of one item show besides its text: proposals, dissent, impartiality, who votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property

from cases.domain.meetings import actions, impartiality, phrases, proposals, sentences, voting
from cases.enums import ImpartialityResult
from cases.forms.impartiality import ImpartialityForm
from cases.forms.proposals import DissentForm, ProposalForm, TallyForm
from cases.models import AgendaItem, Dissent, Impartiality, MinutesEntry, Proposal
from cases.views.pages import MeetingPage
from members.models import Person


@dataclass(frozen=True)
class Proposed:
    """One proposal as the page shows it, with its forms."""

    row: Proposal
    sentence: str  # what the minutes say of its result; empty until it is decided
    form: ProposalForm
    tally: TallyForm
    group_url: str  # the group that was set up by it, if any


class TreatmentPage(MeetingPage):
    """`chosen` is the entry of the item in the minutes; before the meeting there is none."""

    chosen: MinutesEntry | None = None

    @property
    def item(self) -> AgendaItem | None:
        return self.chosen.item if self.chosen else None

    @cached_property
    def people(self) -> list[Person]:
        """Those who sit that day, who met, and who lead the meeting."""
        return list(actions.possible_owners(self.meeting))

    @cached_property
    def table(self) -> voting.Table:
        return voting.table(self.meeting.pk)

    def voters(self) -> list[voting.Voter]:
        """Who may vote on the item."""
        return self.table.voters(self.item) if self.item else []

    def questions(self) -> list[tuple[Impartiality, list[Person]]]:
        """Whose impartiality was raised in the item, and who may step in for each."""
        rows = self.item.impartialities if self.item else Impartiality.objects.none()
        related = rows.select_related("person", "substitute", "item__meeting__council")
        return [(row, impartiality.substitutes(row)) for row in related]

    def question_form(self, data: Any = None) -> ImpartialityForm:
        return ImpartialityForm(data, people=self.people)

    @cached_property
    def rows(self) -> list[Proposal]:
        """The proposals of the item."""
        if self.item is None:
            return []
        return list(self.item.proposals.select_related("proposer", "group__body__community"))

    @cached_property
    def speakers(self) -> list[Person]:
        """Who may put a proposal forward; nobody before the meeting."""
        if self.chosen is None:
            return []
        return proposals.speakers(self.chosen.item, self.table)

    def proposal_form(self, data: Any = None) -> ProposalForm:
        return ProposalForm(data, people=self.speakers)

    def proposal_form_of(self, row: Proposal, data: Any = None) -> ProposalForm:
        """The form of one that is there already; who put it forward can still be chosen."""
        people = list(dict.fromkeys([*self.speakers, *filter(None, [row.proposer])]))
        facts = {"text": row.text, "proposer": row.proposer_id}
        return ProposalForm(data, people=people, prefix=f"proposal-{row.pk}", initial=facts)

    def tally_of(self, row: Proposal, data: Any = None) -> TallyForm:
        if data is None:  # what was typed is kept when it was refused
            data = self.request.POST if f"tally-{row.pk}-votes_for" in self.request.POST else None
        return TallyForm(data, prefix=f"tally-{row.pk}")

    def proposed(self) -> list[Proposed]:
        voters = len(self.voters())
        return [
            Proposed(
                row,
                sentences.proposal(
                    number=row.number, result=row.result, cast=sentences.cast(row, voters)
                ),
                self.proposal_form_of(row),
                self.tally_of(row),
                row.group.get_absolute_url() if hasattr(row, "group") else "",
            )
            for row in self.rows
        ]

    @cached_property
    def dissents(self) -> list[Dissent]:
        return list(self.chosen.dissents.select_related("person")) if self.chosen else []

    def dissent_form(self, data: Any = None) -> DissentForm:
        return DissentForm(data, people=[voter.person for voter in self.voters()])

    def treatment(self) -> dict[str, Any]:
        proposed = self.proposed()
        return {
            "meeting": self.meeting,
            "item": self.item,
            "voters": self.voters(),
            "questions": self.questions(),
            "question_form": self.question_form(),
            "proposed": proposed,
            "proposal_form": self.proposal_form(),
            "dissents": self.dissents,
            "dissent_form": self.dissent_form(),
            "phrases": phrases.of(self.meeting.council),
            "writes": self.writes(proposed),
        }

    def writes(self, proposed: list[Proposed]) -> list[str]:
        """The sentences that the minutes write of themselves about the item."""
        if self.chosen is None:
            return []
        told = [
            sentences.impartiality(
                name=each.person.name,
                stepped_down=each.result == ImpartialityResult.DISQUALIFIED,
                reason=each.reason,
                substitute=each.substitute.name if each.substitute else "",
            )
            for each in self.table.raised_in(self.chosen.item)
            if each.result
        ]
        if proposed:
            told += [each.sentence for each in proposed]
        else:
            told.append(sentences.vote(sentences.cast(self.chosen, len(self.voters()))))
        told += [sentences.dissent(name=row.person.name, text=row.text) for row in self.dissents]
        return [sentence for sentence in told if sentence]
