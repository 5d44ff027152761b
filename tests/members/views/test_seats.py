"""Groups with their rules, and seats: added, changed, taken away."""

from datetime import date

import pytest
from django.utils.translation import override

from councils.domain import seats
from councils.models import Council, Seat, SeatGroup
from members.models import Term

ALR = "/agder/sammensetning/alr/"


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(date(2026, 11, 22))


@pytest.fixture
def group(agder):
    return SeatGroup.objects.get(council__slug="alr", label="Fastleger")


@pytest.fixture
def seat(agder):
    """Seat 7 is vacant, and so is its substitute's seat."""
    return Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)


def rules(**changes):
    return {
        "label": "Sykepleiere",
        "professional_group": "other",
        "side": "other",
        "filling": "appointed",
        "body": "",
        "term_months": "24",
        "sits_until_replaced": "on",
        "may_vote": "on",
        "may_speak": "on",
        "substitutes": "ranked",
    } | changes


def errors(answer):
    return list(answer.context["form"].errors)


# groups


def test_group_new_has_all_its_rules(as_secretary, secretary, agder):
    oss = agder.councils.get(slug="oss")
    answer = as_secretary.post(f"{ALR}grupper/ny/", rules(body=f"council:{oss.pk}"))

    assert answer.url == ALR
    made = SeatGroup.objects.get(label="Sykepleiere")
    assert (made.council.slug, made.appointing_council, made.appointing_organisation) == (
        "alr",
        oss,
        None,
    )
    assert (made.term_months, made.sits_until_replaced, made.substitutes) == (24, True, "ranked")
    assert (made.may_vote, made.may_speak, made.may_propose) == (True, True, False)
    assert made.position == SeatGroup.objects.filter(council__slug="alr").count()
    assert made.history.get().history_user == secretary


def test_group_new_may_be_filled_by_an_organisation(as_secretary, agder):
    users = agder.organisations.get(name="Brukerutvalget")

    as_secretary.post(f"{ALR}grupper/ny/", rules(body=f"organisation:{users.pk}"))

    assert SeatGroup.objects.get(label="Sykepleiere").appointing_organisation == users


def test_group_new_that_follows_another_gets_its_seats(as_secretary, group):
    """ALR-19."""
    as_secretary.post(
        "/agder/sammensetning/au-alr/grupper/ny/", rules(derived_from=group.pk, label="Speil")
    )

    made = SeatGroup.objects.get(label="Speil")
    assert (made.filling, made.derived_from) == ("derived", group)
    followed = list(made.seats.values_list("mirrors__ordinal", flat=True).order_by("mirrors"))
    assert followed == [4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"label": " "}, ["label"]),
        ({"label": "Fastleger"}, ["__all__"]),
        ({"may_speak": ""}, ["may_speak"]),
        ({"term_months": "0"}, ["term_months"]),
        ({"body": "council:0"}, ["body"]),
        ({"body": "x"}, ["body"]),
        ({"substitutes": "x"}, ["substitutes"]),
    ],
)
def test_group_that_cannot_be_is_explained_beside_its_field(as_secretary, agder, changes, wrong):
    before = SeatGroup.objects.count()

    answer = as_secretary.post(f"{ALR}grupper/ny/", rules(**changes))

    assert (answer.status_code, errors(answer)) == (422, wrong)
    assert SeatGroup.objects.count() == before


def test_group_of_another_community_cannot_be_asked_to_fill(as_secretary, agder):
    """Z5."""
    other = agder.councils.model.objects.exclude(community=agder).first()
    key = other.pk if other else 999_999

    answer = as_secretary.post(f"{ALR}grupper/ny/", rules(body=f"council:{key}"))

    assert errors(answer) == ["body"]


def test_group_edit_keeps_what_is_not_changed(as_secretary, group):
    initial = as_secretary.get(f"{ALR}grupper/{group.pk}/rediger/").context["form"].initial
    sent = {name: value for name, value in initial.items() if value not in (None, False)}
    as_secretary.post(f"{ALR}grupper/{group.pk}/rediger/", sent | {"term_months": "48"})

    changed = SeatGroup.objects.get(pk=group.pk)
    assert (changed.term_months, changed.substitutes, changed.label) == (
        48,
        "personal",
        "Fastleger",
    )
    assert (changed.filling, changed.may_vote, changed.side) == ("elected", True, "municipality")


# seats


def test_seat_new_gets_the_next_number(as_secretary, agder, group):
    region = agder.regions.get(slug="lister")
    sent = {"title": "Fastlege", "region": region.pk, "preferred": "spesialist"}

    as_secretary.post(f"{ALR}grupper/{group.pk}/plasser/ny/", sent)

    made = group.seats.latest("pk")
    assert (made.ordinal, made.region, made.preferred) == (15, region, "spesialist")
    with override("en"):
        effects = as_secretary.get(f"/en{ALR}grupper/{group.pk}/plasser/ny/").context["effects"]
    assert "16" in effects[0]


def test_seat_new_in_a_derived_group_follows_an_office(as_secretary, agder):
    au = Council.objects.get(slug="au-alr")
    facts = {"professional_group": "other", "side": "other", "filling": "derived"}
    group = seats.add_seat_group(council=au, label="Ledelsen", by=None, **facts)
    address = f"/agder/sammensetning/au-alr/grupper/{group.pk}/plasser/ny/"
    alr = Council.objects.get(slug="alr")

    half = as_secretary.post(address, {"title": "Leder", "mirrors_office": "chair"})
    sent = {"title": "Leder", "mirrors_office": "chair", "mirrors_council": alr.pk}
    as_secretary.post(address, sent)

    assert errors(half) == ["mirrors_council"]
    assert group.seats.get().mirrors_council == alr


def test_seat_new_in_a_group_that_follows_another_is_not_there(as_secretary, group):
    mirror = seats.add_seat_group(
        council=Council.objects.get(slug="au-alr"),
        label="Speil",
        professional_group="gp",
        side="other",
        filling="derived",
        derived_from=group,
        by=None,
    )
    address = f"/agder/sammensetning/au-alr/grupper/{mirror.pk}/plasser/ny/"

    assert as_secretary.get(address).status_code == 404


def test_seat_edit_changes_its_substitute_s_seat_too(as_secretary, agder, seat):
    region = agder.regions.get(slug="lister")

    as_secretary.post(
        f"{ALR}plasser/{seat.pk}/rediger/", {"title": "Allmennlege", "region": region.pk}
    )

    for changed in (Seat.objects.get(pk=seat.pk), seat.substitute_seats.get()):
        assert (changed.title, changed.region) == ("Allmennlege", region)


def test_seat_close_is_after_the_last_day(as_secretary, seat):
    address = f"{ALR}plasser/{seat.pk}/fjern/"

    as_secretary.post(address, {"on": "31.12.2026"})

    assert Seat.objects.get(pk=seat.pk).closed_on == date(2027, 1, 1)
    assert as_secretary.get(address).status_code == 404


def test_seat_close_with_somebody_there_is_refused_beside_the_day(as_secretary, agder):
    term = Term.objects.get(seat__group__council__slug="alr", seat__ordinal=12)

    answer = as_secretary.post(f"{ALR}plasser/{term.seat_id}/fjern/", {"on": "31.12.2026"})

    assert (answer.status_code, errors(answer)) == (422, ["on"])


def test_substitute_s_seat_is_added_once_where_it_is_personal(as_secretary, group):
    """AHU-8."""
    seat = seats.add_seat(group=group, title="Fastlege", by=None)
    address = f"{ALR}plasser/{seat.pk}/varaplasser/ny/"

    first, second = (as_secretary.post(address) for _half in range(2))

    assert (first.status_code, second.status_code) == (302, 422)
    assert seat.substitute_seats.get().rank == 1


def test_pages_of_seats_are_the_secretary_s_alone(as_member, as_chair, as_keeper, group, seat):
    for address in (
        f"{ALR}grupper/ny/",
        f"{ALR}grupper/{group.pk}/rediger/",
        f"{ALR}plasser/{seat.pk}/fjern/",
    ):
        for browser in (as_member, as_chair, as_keeper):
            assert browser.get(address).status_code == 403
            assert browser.post(address).status_code == 403


def test_seat_of_another_council_is_not_there(as_secretary, seat):
    """Z5."""
    for act in ("rediger", "fjern", "sett-inn"):
        address = f"/agder/sammensetning/au-alr/plasser/{seat.pk}/{act}/"
        assert as_secretary.get(address).status_code == 404
