"""One JSON line per event, so that no header or title can forge a line (quality.md I10)."""

from __future__ import annotations

import logging
from typing import Any

import structlog


def json_formatter() -> logging.Formatter:
    """Standard logging in, JSON out; `extra` becomes fields."""
    before: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
