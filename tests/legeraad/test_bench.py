"""What `make bench` says: its arithmetic, its two outputs, and a raw server under load."""

import json
import subprocess
import sys
import time

import pytest

from tools.bench import load, report
from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.web import Web, cpu_seconds

PROMISED = ["name", "floor", "value", "ratio", "goal", "sql"]


def entry(**changes):
    facts = {"name": "page", "against": "hello", "unit": "ms", "floor": 0.5, "value": 1.5}
    return Entry(**facts | changes)


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    with Web("tools.bench.floors:raw", folder=tmp_path_factory.mktemp("bench")) as web:
        yield web


# arithmetic


def test_ratio_is_value_by_floor():
    assert entry().ratio == 3.0


@pytest.mark.parametrize("changes", [{"floor": 0.0}, {"floor": None}, {"value": None}])
def test_ratio_is_missing_without_floor_or_value(changes):
    assert entry(**changes).ratio is None


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "–"),
        ({"goal": 3}, "yes"),
        ({"goal": 2.99}, "no"),
        ({"goal": 3, "sql": 2, "sql_goal": 2}, "yes"),
        ({"goal": 3, "sql": 3, "sql_goal": 2}, "no"),
        ({"goal": 3, "sql": None, "sql_goal": 2}, "no"),
        ({"goal": 3, "floor": 0.0}, "no"),
        ({"goal": 3, "value": None}, "not measured"),
        ({"value": 0.0, "goal": 0.05}, "yes"),
    ],
)
def test_goal_is_reached_by_ratio_and_statements(changes, word):
    assert entry(**changes).reached == word


def test_rounds_end_with_their_number_or_the_time_but_never_before_the_first():
    patient = Clock(seconds=60, batch=0, rounds=3)
    late = Clock(seconds=60, batch=0, rounds=3)
    late.began -= 31

    assert list(patient.rounds(until=0.5)) == [0, 1, 2]
    assert list(late.rounds(until=0.5)) == [0]


# outputs


def test_json_is_a_list_with_the_promised_keys_first(tmp_path):
    file = tmp_path / "var" / "bench.json"

    report.write([entry(goal=2, sql=4, sql_goal=6), entry(value=None, note="answers 404")], file)

    first, second = json.loads(file.read_text())
    assert list(first)[:6] == PROMISED
    assert [first[key] for key in PROMISED] == ["page", 0.5, 1.5, 3.0, 2, 4]
    assert [second[key] for key in PROMISED] == ["page", 0.5, None, None, None, None]
    assert (second["reached"], second["note"]) == ("not measured", "answers 404")


def test_json_has_no_more_figures_than_were_measured(tmp_path):
    report.write([entry(floor=0.123456, value=1234.567)], tmp_path / "bench.json")

    (row,) = json.loads((tmp_path / "bench.json").read_text())
    assert (row["floor"], row["value"], row["ratio"]) == (0.1235, 1235.0, 10000.0)


def test_table_has_a_row_and_a_note_for_each_entry():
    text = report.table([entry(goal=3, sql=2, sql_goal=2), entry(name="other", value=None)])

    assert [line.split() for line in text.splitlines()] == [
        ["name", "floor", "value", "ratio", "goal", "sql", "reached"],
        ["page", "0.5", "ms", "1.5", "ms", "3.00×", "≤", "3×", "2", "(≤", "2)", "yes"],
        ["other", "0.5", "ms", "–", "–", "–", "–", "not", "measured"],
        [],
        ["page:", "against", "hello"],
        ["other:", "against", "hello"],
    ]


# measuring


def test_load_counts_what_was_answered(raw):
    done = load.put(raw.port, load.request("/"), status=200, seconds=0)

    assert (done.requests, done.seconds > 0) == (load.IN_FLIGHT, True)


def test_load_refuses_another_status_than_the_expected(raw):
    with pytest.raises(load.UnexpectedAnswerError, match="200 instead of 304"):
        load.put(raw.port, load.request("/"), status=304, seconds=0)


def test_web_knows_what_its_processes_have_used(raw):
    before = cpu_seconds(raw.child.pid)
    load.put(raw.port, load.request("/"), status=200, seconds=0.1)

    assert cpu_seconds(raw.child.pid) > before > 0
    assert raw.start_wall > 0
    assert raw.worker_megabytes > 5


def test_cpu_time_is_not_the_time_that_passed():
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"])
    try:
        time.sleep(0.5)
        used = cpu_seconds(sleeper.pid)
        time.sleep(0.5)
        assert cpu_seconds(sleeper.pid) - used < 0.4
    finally:
        sleeper.kill()
        sleeper.wait()
