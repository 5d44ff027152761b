"""Writes e-mails as Outlook saves them (.msg): a small compound file, for tests."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

SECTOR, MINI = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT, BINARY, TIME, NUMBER = 0x001F, 0x0102, 0x0040, 0x0003
ROOT, STORAGE, STREAM = 5, 1, 2


def message(*, sender="", subject="", text="", headers="", sent=None, attached=()):
    """`attached` are pairs of name and content, with more properties after them; `sent` is a
    datetime with a zone."""
    props = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: text, 0x007D: headers, 0x0C1F: sender}
    entries = _properties({key: said for key, said in props.items() if said}, sent=sent, header=32)
    for number, (name, content, *more) in enumerate(attached):
        folder = f"__attach_version1.0_#{number:08X}"
        props = {0x3707: name, 0x3701: content} | dict(more)
        entries[folder] = _properties(props, header=8)
    return _compound(entries)


def _properties(props, *, header, sent=None):
    """The streams of one storage: the table of its properties, and a stream for each text."""
    rows, streams = [], {}
    for key, value in props.items():
        kind = TEXT if isinstance(value, str) else BINARY
        data = value.encode("utf-16-le") if kind == TEXT else value
        length = len(data) + 2 if kind == TEXT else len(data)
        rows.append(struct.pack("<HHIII", kind, key, 6, length, 0))
        streams[f"__substg1.0_{key:04X}{kind:04X}"] = data
    if sent is not None:
        since = sent - datetime(1601, 1, 1, tzinfo=UTC)
        rows.append(struct.pack("<HHIQ", TIME, 0x0039, 6, int(since.total_seconds() * 10**7)))
    streams["__properties_version1.0"] = bytes(header) + b"".join(rows)
    return streams


def _compound(tree):
    """MS-CFB version 3: streams below 4 096 bytes lie together in the stream of the root."""
    entries = [["Root Entry", ROOT, b"", []]]
    _add(entries, 0, tree)
    small, minifat, sectors, fat, starts = b"", [], [], [], {}
    for number, (_name, kind, data, _kids) in enumerate(entries):
        if kind == STREAM and len(data) < 4096:
            count = -(-len(data) // MINI)
            starts[number] = len(minifat) if data else END
            minifat += [*range(len(minifat) + 1, len(minifat) + count), END] if count else []
            small += data.ljust(count * MINI, b"\0")
        elif kind == STREAM:
            starts[number] = _put(sectors, fat, data)
    starts[0], small_length = (_put(sectors, fat, small), len(small)) if small else (END, 0)
    packed = struct.pack(f"<{len(minifat)}I", *minifat)
    packed += b"\xff" * (-len(packed) % SECTOR)
    minifat_start = _put(sectors, fat, packed) if packed else END
    directory = b"".join(
        _entry(entries, number, starts.get(number, END), small_length)
        for number in range(len(entries))
    )
    directory_start = _put(sectors, fat, directory, fill=b"\0")
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first = len(sectors)
    table = [*fat, *([FAT] * fat_sectors)]
    table += [FREE] * (fat_sectors * SECTOR // 4 - len(table))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory_start, 0, 4096,
        minifat_start, len(packed) // SECTOR, END, 0,
    )  # fmt: skip
    difat = [*range(first, first + fat_sectors), *([FREE] * (109 - fat_sectors))]
    return (
        head
        + struct.pack("<109I", *difat)
        + b"".join(sectors)
        + struct.pack(f"<{len(table)}I", *table)
    )


def _add(entries, parent, tree):
    for name, value in tree.items():
        number = len(entries)
        entries[parent][3].append(number)
        if isinstance(value, dict):
            entries.append([name, STORAGE, b"", []])
            _add(entries, number, value)
        else:
            entries.append([name, STREAM, value, []])


def _put(sectors, fat, data, fill=b"\0"):
    start, count = len(sectors), -(-len(data) // SECTOR)
    padded = data.ljust(count * SECTOR, fill)
    sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
    fat += [*range(start + 1, start + count), END]
    return start


def _entry(entries, number, start, small_length):
    """The children of a storage are a chain to the right: no tree, but readers take it."""
    name, kind, data, kids = entries[number]
    right = FREE
    for other in entries:
        if number in other[3]:
            after = other[3][other[3].index(number) + 1 :]
            right = after[0] if after else FREE
    encoded = name.encode("utf-16-le")
    size = small_length if kind == ROOT else len(data)
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        encoded, len(encoded) + 2, kind, 1, FREE, right, kids[0] if kids else FREE,
        b"", 0, 0, 0, start, size,
    )  # fmt: skip
