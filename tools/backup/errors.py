"""What stops a backup or a restore."""


class BackupError(Exception):
    """Nothing was made or changed; the text is a sentence for the terminal."""
