"""What was published is kept word by word, and its PDF once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.domain.advice import recommendations, versions
from cases.enums import Party
from cases.models import RecommendationFile, RecommendationVersion
from legeraad.outbox.models import Job
from tests.cases.domain.advice.gaps import complete
from tests.cases.domain.advice.given import TODAY

PDF = b"%PDF-1.7 as good as any for a test that does not read it"


@pytest.fixture
def given(agder):
    return complete(agder)


@pytest.fixture
def in_force(given):
    return recommendations.publish(recommendation=given, on=TODAY, by=None)


def test_publish_keeps_the_first_version_and_asks_for_its_pdf(in_force):
    version = in_force.versions.get()

    assert (version.version, version.in_force_from) == (1, TODAY)
    job = Job.objects.get(kind="recommendation.pdf")
    assert job.payload == {"version_id": version.pk}


def test_published_version_reads_as_it_was(in_force):
    in_force.exceptions.create(position=1, condition="Når det haster", party="gp", then="ringer")

    kept = versions.published(versions.keep(recommendation=in_force, on=TODAY, by=None))

    same = {name: getattr(in_force, name) for name in versions.TEXTS}
    assert {name: getattr(kept.text, name) for name in versions.TEXTS} == same
    assert [(row.party, row.task) for row in kept.rows] == [
        (row.party, row.task) for row in in_force.rows.all()
    ]
    assert [(each.condition, each.party, each.then) for each in kept.exceptions] == [
        ("Når det haster", Party.GP, "ringer")
    ]
    assert kept.text.pk is None


def test_next_version_is_kept_beside_the_one_before(in_force):
    in_force.answer = "Et nytt svar."
    later = date(2027, 1, 1)

    versions.keep(recommendation=in_force, on=later, by=None)

    kept = in_force.versions.order_by("version")
    assert [(each.version, each.content["answer"]) for each in kept] == [
        (1, "Den som bestilte, følger opp."),
        (2, "Et nytt svar."),
    ]


def test_version_is_never_changed(in_force):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        RecommendationVersion.objects.filter(recommendation=in_force).update(version=7)

    assert refusal.value.__cause__.diag.constraint_name == "recommendation_version_is_final"


def test_file_of_a_version_is_stored_once_and_never_changed(in_force):
    version = in_force.versions.get()

    first = versions.file_pdf(version=version, content=PDF)
    second = versions.file_pdf(version=version, content=PDF + b"x")

    assert first.pk == second.pk
    assert (first.size, len(first.sha256)) == (len(PDF), 64)
    with first.file.open() as made:
        assert made.read() == PDF
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        RecommendationFile.objects.update(size=1)
    assert refusal.value.__cause__.diag.constraint_name == "recommendation_file_is_final"
