"""Rows of the table in rights.py for the pages of persons; the letters are explained there."""

from councils.enums import ProfessionalGroup
from members.domain import people
from members.enums import Employment

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
    works = people.affiliate(
        person=sample.users["doctor"].person,
        organisation=sample.community.organisations.earliest("pk"),
        professional_group=ProfessionalGroup.OTHER,
        employment=Employment.EMPLOYED,
        by=None,
    )
    here = {"person": works.person_id}
    names = "person_detail person_edit affiliation_new person_merge"
    return {
        **{f"members:{name}": here for name in names.split()},
        "members:affiliation_end": here | {"affiliation": works.pk},
        "members:contact_list_file": {"format": "xlsx"},
    }
