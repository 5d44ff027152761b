"""The office's pages of cases, recommendations and the principal's overview, below `/<community>/`.

A case has at most one recommendation, so its address needs no number before it is published.
"""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import (
    access,
    archiving,
    case_acts,
    case_lists,
    cases,
    commission_lists,
    commissions,
    finding,
    folders,
    notes,
    overview,
    plans,
    preparation,
    principal,
    recommendation_life,
    recommendations,
    resolutions,
    saved_filters,
    sources,
)
from cases.views import commission_milestones as planning

one_case = [
    path("", cases.CaseDetail.as_view(), name="case_detail"),
    path("rediger/", cases.CaseEdit.as_view(), name="case_edit"),
    path("konsekvenser/", cases.CaseAssess.as_view(), name="case_assess"),
    path("sett-pa-saksliste/", cases.CaseSchedule.as_view(), name="case_schedule"),
    path("saksmappe.pdf", folders.CaseFolderFile.as_view(), name="case_folder"),
    path("arkiv/", archiving.CaseArchive.as_view(), name="case_archive"),
    path("arkiv/pakke.zip", archiving.CasePackage.as_view(), name="case_package"),
    path("flytt/", cases.CaseMove.as_view(), name="case_move"),
    path("notat/nytt/", notes.NoteNew.as_view(), name="note_new"),
    path("notat/<int:note>/", notes.NoteEdit.as_view(), name="note_edit"),
    path("kilder/", sources.CaseSources.as_view(), name="case_sources"),
    path("kilder/koble/", sources.CaseSourceLink.as_view(), name="case_source_link"),
    path(
        "kilder/<int:source>/ta-av/", sources.CaseSourceUnlink.as_view(), name="case_source_unlink"
    ),
    path("ta-over/", case_acts.TakeOver.as_view(), name="case_take_over"),
    path("anbefaling/", recommendations.RecommendationEdit.as_view(), name="recommendation_edit"),
    path(
        "anbefaling/publiser/",
        recommendations.RecommendationPublish.as_view(),
        name="recommendation_publish",
    ),
    path(
        "anbefaling/loft/", recommendations.RecommendationLift.as_view(), name="recommendation_lift"
    ),
    path(
        "anbefaling/gjennomga/",
        recommendation_life.RecommendationReview.as_view(),
        name="recommendation_review",
    ),
    path(
        "anbefaling/rett/",
        recommendation_life.RecommendationRevise.as_view(),
        name="recommendation_revise",
    ),
    path(
        "anbefaling/trekk/",
        recommendation_life.RecommendationWithdraw.as_view(),
        name="recommendation_withdraw",
    ),
    path(
        "anbefaling/overfort/",
        recommendation_life.RecommendationTakeOver.as_view(),
        name="recommendation_take_over",
    ),
    path("anbefaling/saksliste/", principal.TakeUp.as_view(), name="principal_take_up"),
    path("anbefaling/svar/", resolutions.ResolutionNew.as_view(), name="resolution_new"),
]

one_commission = [
    path("", commissions.CommissionDetail.as_view(), name="commission_detail"),
    path("rediger/", commissions.CommissionEdit.as_view(), name="commission_edit"),
    path("ta-imot/", commissions.CommissionAccept.as_view(), name="commission_accept"),
    path("rapporter/", commissions.CommissionReport.as_view(), name="commission_report"),
    path("milepeler/ny/", planning.MilestoneNew.as_view(), name="milestone_new"),
    path("milepeler/<int:milestone>/", planning.MilestoneEdit.as_view(), name="milestone_edit"),
    path(
        "milepeler/<int:milestone>/nadd/", planning.MilestoneReach.as_view(), name="milestone_reach"
    ),
    path(
        "milepeler/<int:milestone>/fjern/",
        planning.MilestoneRemove.as_view(),
        name="milestone_remove",
    ),
    path("godta-dato/", planning.CommissionAgree.as_view(), name="commission_agree"),
    path("lukk/", commissions.CommissionClose.as_view(), name="commission_close"),
    path("send-tilbake/", commissions.CommissionSendBack.as_view(), name="commission_send_back"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("saker/", case_lists.CaseList.as_view(), name="case_list"),
    path("saker/saker.csv", case_lists.CaseFile.as_view(), name="case_file"),
    path("saker/filtre/", saved_filters.FilterSave.as_view(), name="filter_save"),
    path(
        "saker/filtre/<int:saved>/fjern/",
        saved_filters.FilterRemove.as_view(),
        name="filter_remove",
    ),
    path("finn/", finding.FindPage.as_view(), name="find"),
    path("saker/forberedes/", preparation.Preparation.as_view(), name="preparation"),
    path("saker/ny/", cases.CaseNew.as_view(), name="case_new"),
    path("kilder/", sources.SourceList.as_view(), name="source_list"),
    path("kilder/ny/", sources.SourceNew.as_view(), name="source_new"),
    path("kilder/<int:source>/", sources.SourceDetail.as_view(), name="source_detail"),
    path("kilder/<int:source>/rediger/", sources.SourceEdit.as_view(), name="source_edit"),
    path("hjemler/", access.LegalBases.as_view(), name="legal_bases"),
    path("saker/<slug:case>/", include(one_case)),
    path("oppdrag/", commission_lists.CommissionList.as_view(), name="commission_list"),
    path("oppdrag/oppdrag.csv", commission_lists.CommissionFile.as_view(), name="commission_file"),
    path("handlingsplaner/", plans.PlanList.as_view(), name="plan_list"),
    path("handlingsplaner/ny/", plans.PlanNew.as_view(), name="plan_new"),
    path("handlingsplaner/<int:plan>/", plans.PlanDetail.as_view(), name="plan_detail"),
    path("handlingsplaner/<int:plan>/rediger/", plans.PlanEdit.as_view(), name="plan_edit"),
    path("oppdrag/nytt/", commissions.CommissionNew.as_view(), name="commission_new"),
    path("oppdrag/<slug:commission>/", include(one_commission)),
    path("oversikt/", overview.Overview.as_view(), name="overview"),
    path("oversikt/sakspapirer.pdf", principal.PackageFile.as_view(), name="principal_package"),
]
