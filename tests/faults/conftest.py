"""What the faults share: a sentence for whoever watches the run."""

import pytest


@pytest.fixture
def say(capsys):
    """Prints a figure for whoever watches the run."""

    def print_at_once(sentence):
        with capsys.disabled():
            print(f"\n{sentence}", end="")  # noqa: T201  that is what it is for

    return print_at_once
