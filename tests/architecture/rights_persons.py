"""Rows of the table in rights.py for the pages of persons; the letters are explained there."""

from councils.models import Organisation
from members.models import Affiliation

ROWS: dict[str, tuple[str, str]] = {
    "members:person_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "members:person_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:person_detail": ("LNNN2N2NN", "LNNNMNMNN"),
    "members:person_edit": ("LNNN2NFNN", "LNNNUNFNN"),
    "members:affiliation_new": ("LNNN2NFNN", "LNNNUNFNN"),
    "members:affiliation_end": ("LNNN2NFNN", "LNNNUNFNN"),
    "members:person_merge": ("LNNNFN2NN", "LNNNFNUNN"),
    "members:contact_list": ("LFFF2FFFF", "LFFFMFFFF"),
    "members:contact_list_file": ("LFFF2FFFF", "LFFFMFFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    places = Organisation.objects.filter(community=sample.community)
    works = Affiliation.objects.filter(organisation__in=places, ended_on=None).earliest("pk")
    here = {"person": works.person_id}
    names = "person_detail person_edit affiliation_new person_merge"
    return {
        **{f"members:{name}": here for name in names.split()},
        "members:affiliation_end": here | {"affiliation": works.pk},
        "members:contact_list_file": {"format": "xlsx"},
    }
