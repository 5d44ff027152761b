"""Rows of the table in rights.py for what did not arrive; the letters are explained there."""

from django.utils import timezone

from members.models import Notice

ROWS: dict[str, tuple[str, str]] = {
    "cases:notice_send_again": ("LNNNMNNNN", "LNNN3NNNN"),
    "members:person_address_retry": ("LNNNMNFNN", "LNNN3NFNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A notice that came back, and a person on file."""
    notice = Notice.objects.filter(sending__council__slug="alr").earliest("pk")
    Notice.objects.filter(pk=notice.pk).update(failed_at=timezone.now(), failure="550")
    return {
        "cases:notice_send_again": {"notice": notice.pk},
        "members:person_address_retry": {"person": sample.users["doctor"].person.pk},
    }
