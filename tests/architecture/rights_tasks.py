"""Rows of the table in rights.py for what is done with tasks; the letters are explained there."""

from datetime import timedelta

from django.utils import timezone

from cases.models import ActionPoint, Commission

ROWS: dict[str, tuple[str, str]] = {
    "cases:task_put_off": ("LNNN2NNNN", "LNNNUNNNN"),
    "cases:task_take_up": ("LNNNMNNNN", "LNNN3NNNN"),
    "cases:task_take_on": ("LNNNMNNNN", "LNNN3NNNN"),
    "cases:task_give_back": ("LNNNMNNNN", "LNNN3NNNN"),
    "cases:my_task_put_off": ("LN2NNNNNN", "LNUNNNNNN"),
    "cases:my_task_take_up": ("LNMNNNNNN", "LN3NNNNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A commission that waits for the secretary, and something that the member is to do."""
    asked = sample.about["cases:commission_accept"]["commission"]
    commission = Commission.objects.get(council__community=sample.community, slug=asked)
    agreed = ActionPoint.objects.get(pk=sample.about["cases:action_finish"]["action"])
    due = timezone.localdate() + timedelta(days=1)
    own = ActionPoint.objects.create(
        entry=agreed.entry, task="Ringer kommunen", owner=agreed.owner, due=due
    )
    return {
        name: {"matter": f"action:{own.pk}" if "my_" in name else f"commission:{commission.pk}"}
        for name in ROWS
    }
