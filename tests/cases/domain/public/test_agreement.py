"""Whether the council agreed, as the public is told (REC-9)."""

from cases.domain.meetings import dissents, minutes
from cases.domain.public import agreement
from cases.enums import Outcome
from cases.models import Recommendation
from members.models import Person
from tests.cases.domain.advice.given import assessed, drafted
from tests.factories import approved, council_of, new_case, opened


def given(community, *who: tuple[str, bool], **vote) -> Recommendation:
    """An advice of a meeting in which these dissented; whether each may be named stands beside."""
    case = assessed(council_of(community))
    of = drafted(case)
    draft = opened(case.council, case=case)
    for entry in draft.entries.select_related("item"):
        advises = entry.item.case_id is not None
        facts = {"outcome": Outcome.ADVICE, "advice": "Rådet tilrår."} | vote
        minutes.write(
            entry=entry,
            revision=entry.revision,
            by=None,
            **(facts if advises else {"outcome": Outcome.NOTED}),
        )
        for name, named in who if advises else ():
            person = Person.objects.get(name=name)
            dissents.state(entry=entry, person=person, text="Uenig.", named=named, by=None)
    approved(minutes.close(minutes=draft, by=None))
    return Recommendation.objects.select_related("item").get(pk=of.pk)


def names(told):
    return [row.person.name for row in told.named]


def test_nothing_is_told_without_vote_and_dissent(agder):
    assert not agreement.of(given(agder)).told


def test_vote_is_told_in_words(agder):
    assert agreement.of(given(agder, votes_for=9, votes_against=2)).vote == "9 for, 2 mot."


def test_who_dissents_is_named_only_when_that_is_agreed(agder):  # REC-9
    told = agreement.of(given(agder, ("Q.B.", False), ("X.D.", True)))

    assert (names(told), told.unnamed) == (["X.D."], 1)


def test_reserved_person_is_counted_only(agder):
    of = given(agder, ("Q.B.", True))
    Person.objects.filter(name="Q.B.").update(reserved=True, reserved_reason="Ønske")

    assert (names(agreement.of(of)), agreement.of(of).unnamed) == ([], 1)


def test_draft_has_none(agder):
    assert not agreement.of(drafted(new_case(council_of(agder)))).told
