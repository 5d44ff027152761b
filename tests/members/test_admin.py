"""The keeper's site: one way in, registers to read, and parked jobs to try again."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from legeraad.outbox.models import Job
from members.domain import logins
from members.domain.people import register_person
from members.models import User
from tests.members.conftest import new_address

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
LABELS = [model._meta.label for model in MODELS]


@pytest.fixture
def keeper(db):
    keeper = register_person(name="Q.D.", email=new_address(), by=None)
    logins.open_keepers_site(person=keeper, by=None)
    return User.objects.get(person=keeper)


def test_keepers_site_sends_a_stranger_to_our_login_and_back(client, db):
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0] == "/konto/logg-inn/?next=%2Fadmin%2F"


def test_keepers_site_takes_no_password(client, keeper):
    keeper.set_password("Sommer-2026!")
    keeper.save()

    answer = client.post("/admin/login/", {"username": keeper.email, "password": "Sommer-2026!"})

    assert answer["Location"].startswith("/konto/logg-inn/")
    assert "_auth_user_id" not in client.session


def test_keepers_site_refuses_everybody_else(client, person):
    client.force_login(person.user)

    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get(reverse("admin:members_person_changelist"), follow=True).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=LABELS)
def test_register_can_be_read_and_not_written(client, keeper, model):
    client.force_login(keeper)
    request = RequestFactory().get("/")
    request.user = keeper
    register = admin.site._registry[model]
    place = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    assert client.get(reverse(f"{place}_changelist")).status_code == 200
    assert client.post(reverse(f"{place}_add")).status_code == 403
    assert not any(
        (
            register.has_add_permission(request),
            register.has_change_permission(request),
            register.has_delete_permission(request),
        )
    )


def test_register_of_people_opens_one_without_a_form_to_save(client, keeper, person):
    client.force_login(keeper)
    address = reverse("admin:members_person_change", args=[person.pk])

    page = client.get(address)
    answer = client.post(address, {"name": "Another", "email": "other@eksempel.example"})
    person.refresh_from_db()

    assert 'name="_save"' not in page.text
    assert (answer.status_code, person.name) == (403, "Q.B.")


def test_job_never_shows_its_payload(client, keeper):
    job = Job.objects.create(
        kind="account.mail", key="a", payload={"code": "HEMMELIG"}, due_at=timezone.now()
    )
    client.force_login(keeper)

    page = client.get(reverse("admin:outbox_job_change", args=[job.pk]))

    assert page.status_code == 200
    assert "HEMMELIG" not in page.text


def test_parked_job_is_tried_again_and_a_done_one_is_left_alone(client, keeper):
    now = timezone.now()
    parked = Job.objects.create(kind="a", key="a", due_at=now, attempts=5, parked_at=now)
    done = Job.objects.create(kind="b", key="b", due_at=now, attempts=1, done_at=now)
    client.force_login(keeper)

    client.post(
        reverse("admin:outbox_job_changelist"),
        {"action": "try_parked_again", "_selected_action": [parked.pk, done.pk]},
    )
    parked.refresh_from_db()
    done.refresh_from_db()

    assert (parked.parked_at, parked.attempts) == (None, 0)
    assert (done.done_at, done.attempts) == (now, 1)
