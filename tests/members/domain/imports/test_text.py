"""Lists as text: a corpus of what spreadsheet programs write (U8)."""

import pytest

from legeraad.errors import DomainError
from members.domain.imports.files import read

NAMES = ("Åse Sjølie", "Kari Bærøe", "Ærlend Ødegård")
LIST = "Navn;Arbeidssted\nÅse Sjølie;Lillesand\nKari Bærøe;Åseral\nÆrlend Ødegård;Sirdal\n"


def variants():
    crlf = LIST.replace("\n", "\r\n")
    quoted = '"Navn";"Arbeidssted"\r\n' + crlf.split("\r\n", 1)[1]
    decomposed = LIST.replace("Å", "A\u030a").replace("å", "a\u030a")
    return {
        "utf-8": LIST.encode(),
        "utf-8 with mark": LIST.encode("utf-8-sig"),
        "utf-8 crlf": crlf.encode(),
        "utf-8 cr": LIST.replace("\n", "\r").encode(),
        "utf-8 without last break": LIST.rstrip().encode(),
        "utf-16": LIST.encode("utf-16"),
        "utf-16 le with mark": b"\xff\xfe" + LIST.encode("utf-16-le"),
        "utf-16 be with mark": b"\xfe\xff" + LIST.encode("utf-16-be"),
        "utf-16 le without mark": LIST.encode("utf-16-le"),
        "utf-16 be without mark": LIST.encode("utf-16-be"),
        "utf-32": LIST.encode("utf-32"),
        "windows-1252": LIST.encode("cp1252"),
        "latin-1 crlf": crlf.encode("latin-1"),
        "iso-8859-15": LIST.encode("iso-8859-15"),
        "comma": LIST.replace(";", ",").encode(),
        "tab": LIST.replace(";", "\t").encode("utf-16"),
        "bar": LIST.replace(";", "|").encode(),
        "sep line": b"sep=;\r\n" + crlf.encode("cp1252"),
        "quoted": quoted.encode(),
        "decomposed": decomposed.encode(),
        "blank rows": ("\n\n" + LIST.replace("\n", "\n;\n")).encode(),
        "no-break and zero-width space": LIST.replace(" ", "\u00a0\u200b").encode(),
    }


@pytest.mark.parametrize("name", variants())
def test_letters_and_columns_come_whole_from_every_encoding(name):
    table = read(variants()[name])

    assert table.headings == ("Navn", "Arbeidssted")
    assert tuple(cells[0] for _row, cells in table.rows) == NAMES
    assert tuple(cells[1] for _row, cells in table.rows) == ("Lillesand", "Åseral", "Sirdal")


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode("mac_roman"),
        LIST.encode("cp865"),
        LIST.encode().decode("cp1252", errors="ignore").encode(),  # UTF-8 read wrongly once
        LIST.encode("ascii", errors="replace").replace(b"?", b"\xef\xbf\xbd"),
        b"\xff\xfe" + LIST.encode("utf-16-le")[:-1],
        b"Navn\n\x81\x8d",
    ],
    ids=["mac", "dos", "twice", "lost", "cut off", "no text"],
)
def test_letters_that_cannot_be_told_are_refused_in_a_sentence(content):
    with pytest.raises(DomainError, match="æ, ø and å") as refusal:
        read(content)

    assert refusal.value.field == "file"


def test_line_break_in_quotes_belongs_to_the_cell_and_counts_no_row():
    table = read(b'Navn;Tittel\n"Q.B.";"Lege\nog leder"\nX.D.;Lege\n')

    assert table.rows == ((2, ("Q.B.", "Lege og leder")), (3, ("X.D.", "Lege")))


def test_rows_keep_the_number_that_a_spreadsheet_shows():
    table = read(b"Navn\n\nQ.B.\n;;\nX.D.\n")

    assert [number for number, _cells in table.rows] == [3, 5]


def test_quotation_mark_that_is_not_closed_is_told_with_its_row():
    with pytest.raises(DomainError, match="Row 3"):
        read(b'Navn;Tittel\nQ.B.;Lege\nX.D.;"Lege\nY.Z.;Lege\n')


def test_short_and_long_rows_fit_the_headings():
    table = read(b"Navn;Tittel\nQ.B.\nX.D.;Lege;mer;enda mer\n")

    assert table.rows == ((2, ("Q.B.", "")), (3, ("X.D.", "Lege")))
