"""What comes in, below `/<community>/innkommet/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import intake, reports, submitted

one_mail = [
    path("", intake.MailDetail.as_view(), name="mail_detail"),
    path("fil/", intake.MailFile.as_view(), name="mail_file"),
    path("ny-sak/", intake.CaseFromMail.as_view(), name="mail_to_new_case"),
    path("legg-pa-sak/", intake.MailToCase.as_view(), name="mail_to_case"),
    path("legg-bort/", intake.MailPutAside.as_view(), name="mail_put_aside"),
    path("hent-fram/", intake.MailTakeUp.as_view(), name="mail_take_up"),
]

one_report = [
    path("", reports.FeedbackDetail.as_view(), name="feedback_detail"),
    path("ny-sak/", reports.CaseFromFeedback.as_view(), name="feedback_to_new_case"),
    path("legg-pa-sak/", reports.FeedbackToCase.as_view(), name="feedback_to_case"),
    path("svar/", reports.FeedbackAnswer.as_view(), name="feedback_answer"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/meld-inn-sak/", submitted.CaseSubmit.as_view(), name="case_submit"),
    path(
        "meldt-inn/<slug:case>/rediger/", submitted.SubmittedEdit.as_view(), name="submitted_edit"
    ),
    path("saker/ligner/", intake.CaseAlike.as_view(), name="case_alike"),
    path("innkommet/", intake.Intake.as_view(), name="intake"),
    path("innkommet/<int:mail>/", include(one_mail)),
    path("innkommet/meldinger/<int:feedback>/", include(one_report)),
]
