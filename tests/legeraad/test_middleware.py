"""What happens round every request: one line in the log, no NUL, an id on every answer."""

import logging

import pytest
from django.test import Client


def lines(caplog):
    return [record for record in caplog.records if record.name == "legeraad.request"]


def test_request_is_logged_without_query_and_person(db, caplog):
    with caplog.at_level(logging.INFO):
        response = Client().get("/healthz?navn=Hemmelig")

    (line,) = lines(caplog)
    assert (line.method, line.path, line.status) == ("GET", "/healthz", 200)
    assert "Hemmelig" not in str(line.__dict__)
    assert response.headers["X-Request-ID"] == line.id


def test_each_request_has_an_id_of_its_own(db):
    ids = {Client().get("/healthz").headers["X-Request-ID"] for _ in range(5)}

    assert len(ids) == 5


def test_id_from_outside_is_not_believed(db):
    """A forged id would let a stranger write in somebody else's trail (I10)."""
    response = Client(headers={"X-Request-ID": "forged"}).get("/healthz")

    assert response.headers["X-Request-ID"] != "forged"


@pytest.mark.parametrize("address", ["/healthz?x=%00", "/agder%00/", "/sok/?q=a%00b"])
def test_nul_in_the_address_is_a_bad_request(address, db):
    assert Client().get(address).status_code == 400


@pytest.mark.parametrize(
    "address", ["/%ff/", "/" + "a" * 4000 + "/", "/healthz?" + "x=1&" * 500, "//agder//"]
)
def test_odd_address_is_no_error_of_ours(address, agder):
    assert Client(raise_request_exception=False).get(address).status_code < 500
