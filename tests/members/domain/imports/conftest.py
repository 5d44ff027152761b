"""The sentences of lists are compared as they are written, not as they are translated."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english(_bokmaal):
    with translation.override("en"):
        yield
