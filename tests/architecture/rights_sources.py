"""Rows of the table in rights.py for sources, folders, legal bases and saved filters; its letters
stand there."""

from cases.domain.casework import filters, sources
from cases.models import Recommendation
from tests import factories

ROWS: dict[str, tuple[str, str]] = {
    "cases:source_list": ("LF222FFFF", "LFMMMFFFF"),
    "cases:source_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:source_detail": ("LF222FFFF", "LFMMMFFFF"),
    "cases:source_edit": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:case_sources": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:case_source_link": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:case_source_unlink": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:case_folder": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:legal_bases": ("LFFF2FFFF", "LFFF3FFFF"),
    "cases:filter_save": ("LFMMMFFFF", "LF333FFFF"),
    "cases:filter_remove": ("LFMMMFFFF", "LF333FFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A source that a case builds on, another one, and a filter of the secretary."""
    community = sample.community
    case = factories.new_case(factories.council_of(community))
    made = [
        sources.write_down(
            community=community, title=title, url="https://eksempel.example/", by=None
        )
        for title in ("Rapport om prøver", "Rapport om svar")
    ]
    for each in (case, Recommendation.objects.get(number=1).case):
        sources.link(case=each, source=made[0], by=None)
    secretary = sample.users["secretary"].person
    kept = filters.keep(person=secretary, community=community, name="Mine", query="vis=alle")
    of_source, of_case = {"source": made[0].pk}, {"case": case.slug}
    return {
        "cases:source_detail": of_source,
        "cases:source_edit": of_source,
        "cases:case_sources": of_case,
        "cases:case_folder": of_case,
        "cases:case_source_link": of_case,
        "cases:case_source_unlink": of_case | of_source,
        "cases:filter_remove": {"saved": kept.pk},
    }
