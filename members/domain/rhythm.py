"""How often somebody is written to; every mail that may come less often links to the choice."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from legeraad.actors import Actor
from legeraad.history import save_with_reason
from members.enums import MembersEvent, Rhythm
from members.models import Person

# The address opens this one choice and nothing else, so it needs no login and does not expire.
_signer = Signer(salt="members.rhythm", sep="~")


def address(person: Person) -> str:
    """The page where the person chooses, for a link in a mail."""
    return reverse("members:rhythm_signed", args=[_signer.sign(str(person.pk))])


def person_of(signed: str) -> Person | None:
    """Whose page that is; None for an address that we have not written."""
    try:
        return Person.objects.filter(pk=_signer.unsign(signed), merged_into=None).first()
    except BadSignature:
        return None


def choose(*, person: Person, rhythm: Rhythm | str, by: Actor | None) -> Person:
    """Sets how often mails come; empty is as usual for what the person holds."""
    person.rhythm = rhythm
    person.full_clean()
    return save_with_reason(person, MembersEvent.RHYTHM_CHOSEN, by=by)
