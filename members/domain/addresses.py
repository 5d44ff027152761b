"""The address on file is the login: it comes, moves and goes with the address (A3)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from legeraad.errors import DomainError
from members.domain import deliveries, logins
from members.models import Person, User


def follow(*, person: Person, old: str) -> None:
    """Makes the login of a person fit `person.email`; `old` is the address before the change.

    The caller saves the person. A new address throws out whoever is logged in with the old one,
    and both are told. A person without an address has no login; a login that was closed is opened
    again, so that the history of what it did stays one.
    """
    person.email = new = person.email.strip().lower()
    if new == old.lower() and (person.user is not None) == bool(new):
        return
    for each in filter(None, (old, new)):  # somebody has looked at both
        deliveries.lift(each, by=None)
    if not new:
        close(person)
    elif person.user is not None:
        _move(person.user, new)
        logins.tell_of_address(user=person.user, old=old, new=new)
    else:
        person.user = _opened(new, closed_login(person))


def close(person: Person) -> None:
    """Takes the login away: nobody gets in with it, and its address is free for another."""
    user, person.user, person.email = person.user, None, ""
    if user is None:
        return
    user.email = f"closed-{user.pk}@login.invalid"
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def closed_login(person: Person) -> User | None:
    """The login that the person had last, if it is closed."""
    if person.pk is None:
        return None
    before = person.history.exclude(user=None).values_list("user_id", flat=True).first()
    return User.objects.filter(pk=before, is_active=False, person=None).first()


def _move(user: User, new: str) -> None:
    """The unusable password changes as well, and with it every session ends."""
    user.email = new
    user.set_unusable_password()
    _save(user)


def _opened(email: str, closed: User | None) -> User:
    user = closed or User()
    user.email = email
    user.is_active = True
    user.set_unusable_password()
    return _save(user)


def _save(user: User) -> User:
    """Two persons cannot share an address. Whose it is, is not told: it may be a neighbour's."""
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as taken:
        sentence = _("Somebody else logs in with this address. Each person needs one of their own.")
        raise DomainError(sentence, field="email") from taken
    return user
