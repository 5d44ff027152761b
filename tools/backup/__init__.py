"""Database and files into one folder, and back again, checked (docs/decisions/0014)."""
