"""The parts of `make backup`; the whole, on a real world, stands in tests/faults/test_backup.py."""

import hashlib

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from legeraad.settings import dev
from tools.backup import facts, folder, programs
from tools.backup.errors import BackupError
from tools.backup.restoring import differences
from tools.backup.stores import demo_files

CONTENT = b"the bytes of a PDF"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a `pg_dump` of some version on the PATH; it notes its words and its password."""

    def install(version):
        file = tmp_path / "pg_dump"
        file.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) {version}" && exit\n'
            f'echo "$PGPASSWORD" "$@" > {tmp_path}/noted\n'
        )
        file.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        return file

    return install


def known(**changes):
    usual = {"server": 18, "migrations": ["a.0001_b"], "tables": {"t": [1, "5"]}, "stored": {}}
    return facts.Facts(**usual | changes)


# what is in a backup


def test_every_stored_file_is_in_the_backup():
    fields = {
        (f"public.{model._meta.db_table}", field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField)
    }

    assert {(table, file) for table, (file, _) in facts.STORED.items()} == fields


def test_only_sessions_are_left_out():
    sessions = apps.get_model("sessions", "Session")

    assert (f"public.{sessions._meta.db_table}",) == facts.LEFT_EMPTY
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"


def test_files_of_the_demo_lie_where_its_settings_say():
    name = dev.MEDIA_ROOT.parent.name

    assert demo_files(name) == dev.MEDIA_ROOT


# which program


@pytest.mark.parametrize(("version", "server"), [("17.9", 17), ("17.9", 16)])
def test_oldest_program_not_older_than_the_server_is_taken(program, version, server):
    file = program(version)

    assert programs.find("pg_dump", at_least=server) == file


@pytest.mark.parametrize("version", ["15.18", "18.1", "19.0"])
def test_program_of_the_wheel_is_taken_where_no_better_one_is(program, version):
    file = program(version)
    found = programs.find("pg_dump", at_least=18)

    assert found != file
    assert programs.major(found) == 18


def test_program_that_does_not_start_is_passed_over(program):
    file = program("17.0")
    file.write_text("no program")

    assert programs.find("pg_dump", at_least=17) != file


def test_missing_program_is_said_in_a_sentence():
    with pytest.raises(BackupError, match="pg_dump 99 or newer is missing"):
        programs.find("pg_dump", at_least=99)


def test_password_is_not_among_the_words_of_a_program(program, tmp_path):
    program("17.0")

    programs.run("pg_dump", url="postgresql://kari:hem%3Alig@db.example/x", at_least=17)

    noted = (tmp_path / "noted").read_text()
    assert noted.startswith("hem:lig ")
    assert noted.count("hem") == 1


# what is compared


def test_same_facts_have_no_differences():
    assert differences(known(), known()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tables": {"t": [2, "5"]}}, "t has 2 rows instead of 1."),
        ({"tables": {"t": [1, "6"]}}, "t has other content than before."),
        ({"tables": {}}, "t is missing."),
        ({"tables": {"t": [1, "5"], "u": [0, "0"]}}, "u is not in the backup."),
        ({"migrations": []}, "Migration a.0001_b is not as it was."),
    ],
)
def test_difference_is_named(changes, sentence):
    assert differences(known(), known(**changes)) == [sentence]


# files


@pytest.fixture
def source(tmp_path):
    (tmp_path / "source" / "ab").mkdir(parents=True)
    (tmp_path / "source" / "ab" / "x.pdf").write_bytes(CONTENT)
    return tmp_path / "source"


def test_file_is_copied_with_its_bytes(source, tmp_path):
    target = tmp_path / "target"

    assert folder.copy("ab/x.pdf", SHA256, source=source, target=target)
    assert [path.name for path in (target / "ab").iterdir()] == ["x.pdf"]
    assert (target / "ab" / "x.pdf").read_bytes() == CONTENT
    assert (target / "ab" / "x.pdf").stat().st_nlink == 1


@pytest.mark.parametrize(
    ("name", "sha256"),
    [("ab/x.pdf", "0" * 64), ("ab/y.pdf", SHA256), ("../source/ab/x.pdf", SHA256)],
)
def test_file_that_is_not_as_its_name_says_is_not_copied(source, tmp_path, name, sha256):
    assert not folder.copy(name, sha256, source=source, target=tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"facts": {}}', '{"facts": 1}'])
def test_changed_manifest_is_refused_in_a_sentence(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(BackupError, match="cannot be read; it has been changed"):
        folder.read_manifest(tmp_path)


def test_folder_without_manifest_is_no_backup(tmp_path):
    with pytest.raises(BackupError, match="is no finished backup"):
        folder.read_manifest(tmp_path)
