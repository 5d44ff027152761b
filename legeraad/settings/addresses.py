"""From DATABASE_URL and REDIS_URL to what Django and Celery want."""

from typing import Any

import environ


def database(url: str) -> dict[str, Any]:
    """The `default` database for a postgresql:// address; a connection lives ten minutes."""
    config: dict[str, Any] = environ.Env.db_url_config(url)
    config["ENGINE"] = "django.db.backends.postgresql"
    config["CONN_MAX_AGE"] = 600
    config["CONN_HEALTH_CHECKS"] = True
    config["ATOMIC_REQUESTS"] = False
    return config


def broker(url: str) -> str:
    """The same Redis address in the spelling of Celery (a Unix socket has a scheme of its own)."""
    return url.replace("unix://", "redis+socket://", 1)


def cache(url: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "legeraad",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 2},  # seconds
    }
