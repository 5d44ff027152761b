"""PostgreSQL, Valkey and the demo's processes, started and ended together."""
