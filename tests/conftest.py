"""What all tests share: the sample Agder, its people with a browser each, and a worker."""

import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client
from django.utils import translation

import cases.tasks  # noqa: F401  registers its handlers with the outbox
import members.tasks  # noqa: F401  so does this
from councils.models import Community
from legeraad.demo import clock
from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import nudging
from legeraad.outbox.models import Job
from members.models import User
from tests import celery_worker, databases, emptying, world

# Fixture name -> the key of the persona in the sample (legeraad/demo/personas.py).
ROLES = {
    "secretary": "sekretar",
    "chair": "leder",
    "member": "fastlege",
    "substitute": "vara",
    "alu_chair": "alu",
    "registrar": "oss",
    "contact": "kontakt",
    "doctor": "lege",
    "board_member": "valgstyre1",
    "second_board_member": "valgstyre2",
    "third_board_member": "valgstyre3",
    "keeper": "drift",
}


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Instead of pytest-django's: a copy of a template, see tests/databases.py."""
    with django_db_blocker.unblock():
        name = databases.copy(databases.migrated(), "empty")
    with databases.using(name):
        yield
        with django_db_blocker.unblock():
            connection.close()
    databases.drop(name)


@pytest.fixture(scope="session")
def _sample(django_db_setup, django_db_blocker):
    """The name of the database that holds the sample."""
    with django_db_blocker.unblock():
        name = databases.copy(databases.filled(world.keep), "agder")
    yield name
    with django_db_blocker.unblock(), databases.using(name):
        connection.close()
    databases.drop(name)


@pytest.fixture
def _database(request, django_db_setup, django_db_blocker):
    """Leads to the sample who asks for it. Within a module's own transaction all is as it is."""
    if "_sample" not in request.fixturenames:
        yield
        return
    with databases.using(request.getfixturevalue("_sample")):
        if not connection.in_atomic_block:
            with django_db_blocker.unblock():
                world.bring_back()
        yield


@pytest.fixture
def _django_db_helper(_database, _django_db_helper):
    """pytest-django's own, which begins and ends what a test does, on the right database."""


@pytest.fixture
def agder(_sample, db):
    """The sample community with its councils, cases and meetings; the outbox is empty."""
    assert connection.settings_dict["NAME"] == _sample, "name agder among the test's arguments"
    return Community.objects.get(slug="agder")


def user_of(role: str) -> User:
    return User.objects.get(email=f"{ROLES[role]}@eksempel.example")


def browser_of(role: str) -> Client:
    client = Client()
    client.force_login(user_of(role))
    return client


def _people(role):
    @pytest.fixture(name=role)
    def user(agder):
        return user_of(role)

    @pytest.fixture(name=f"as_{role}")
    def browser(agder):
        return browser_of(role)

    return user, browser


secretary, as_secretary = _people("secretary")
chair, as_chair = _people("chair")
member, as_member = _people("member")
substitute, as_substitute = _people("substitute")
alu_chair, as_alu_chair = _people("alu_chair")
registrar, as_registrar = _people("registrar")
contact, as_contact = _people("contact")
doctor, as_doctor = _people("doctor")
board_member, as_board_member = _people("board_member")
second_board_member, as_second_board_member = _people("second_board_member")
third_board_member, as_third_board_member = _people("third_board_member")
keeper, as_keeper = _people("keeper")


@pytest.fixture(scope="session", autouse=True)
def _real_time():
    """A run that was killed may have left the clock of these files moved."""
    clock.move_back()


@pytest.fixture(scope="session", autouse=True)
def _patient_flush():
    """A transactional test ends though a request or a worker is still at work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", emptying.execute_sql_flush)
        yield


@pytest.fixture(autouse=True)
def _bokmaal():
    """A test that switched the language does not decide what the next one reads."""
    with translation.override("nb"):
        yield


@pytest.fixture
def run_outbox(db):
    """Runs the due jobs in this process, all or those of some kinds; returns how many were done."""

    def run(*kinds: str) -> int:
        if not kinds:
            return outbox.run_due()
        ids = Job.objects.filter(kind__in=kinds, done_at=None).values_list("pk", flat=True)
        return sum(outbox.run(job_id) for job_id in list(ids))

    return run


@pytest.fixture
def nudged(monkeypatch):
    """What would go to the broker: stand-ins for the calls that leave the house."""
    sent = []
    monkeypatch.setattr(nudging, "_publish", lambda queue, job_id: sent.append((queue, job_id)))
    monkeypatch.setattr(nudging, "_unread", lambda _queue: 0)
    monkeypatch.setattr(nudging, "_paused_until", 0.0)
    return sent


@pytest.fixture(scope="module")
def worker(request, django_db_setup, tmp_path_factory):
    """A real worker on the test database, one for the module (see tests/celery_worker.py).

    Tests with it must be transactional: it sees only what is committed. No longer than a module:
    another file may put jobs that only its own process knows how to do.
    """
    name = connection.settings_dict["NAME"]
    if "_sample" in request.fixturenames:
        name = request.getfixturevalue("_sample")
    with databases.using(name), celery_worker.running(tmp_path_factory.mktemp("worker")) as process:
        yield process
