"""Office pages: load, guard, one domain call, show."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.views import View
from django_htmx.middleware import HtmxDetails

from legeraad.errors import BlockedError, DomainError


class OfficeRequest(HttpRequest):
    """The request of somebody signed in; `Page.dispatch` has made sure of that."""

    user: Any
    htmx: HtmxDetails


class Page(View):
    """A page for somebody signed in.

    A subclass says in `load` what the page is about (through a queryset of what the user may see,
    so that the rest is 404), in `guard` whether he may do it (else 403), and in `context` what the
    template gets. Strangers are sent to the login, also with a POST.
    """

    request: OfficeRequest
    template_name = ""
    handbook_page = "index"
    section = ""  # the entry of the main menu, where the address does not tell

    def load(self, **kwargs: Any) -> None:
        """Finds what the address names; raises Http404."""

    def guard(self) -> bool:
        return True

    def context(self) -> dict[str, Any]:
        return {}

    def doors(self) -> dict[str, bool]:
        """Which entries of the menu open for this user; a closed door is not shown."""
        return {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            target = request.get_full_path() if request.method in ("GET", "HEAD") else "/min-side/"
            return redirect_to_login(target)
        self.load(**kwargs)
        if not self.guard():
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, *, status: int = 200, **extra: Any) -> TemplateResponse:
        base = {
            "community": getattr(self, "community", None),
            "me": getattr(self.request.user, "person", None),
            "handbook_page": self.handbook_page,
            "section": self.section,
            "doors": self.doors(),
        }
        context = base | self.context() | extra
        return TemplateResponse(self.request, self.template_name, context, status=status)


class FormPage(Page):
    """A page with one form. `act` makes the one domain call and returns where to go next."""

    form_class: type[forms.BaseForm]

    def initial(self) -> dict[str, Any]:
        return {}

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def make_form(self, data: Any = None) -> Any:
        return self.form_class(data, initial=self.initial(), **self.form_arguments())

    def act(self, form: Any) -> HttpResponse:
        raise NotImplementedError

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(form=self.make_form())

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A refusal keeps what was typed and says why; nothing was changed (status 422)."""
        form = self.make_form(request.POST)
        if form.is_valid():
            try:
                return self.act(form)
            except DomainError as refusal:
                explain(form, refusal)
            except ValidationError as refusal:  # a rule of the model that the form did not ask
                explain_model(form, refusal)
        return self.show(status=422, form=form)


class UploadPage(FormPage):
    """A form with files. Asked by the script that shows how far they have come (header X-Upload,
    static/js/upload.js) the answer is JSON: where to go, or what was refused."""

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if "X-Upload" not in request.headers:
            return response
        if response.headers.get("Location"):
            return JsonResponse({"next": response.headers["Location"]})
        form = response.context_data["form"]  # type: ignore[attr-defined]
        said = [sentence for errors in form.errors.values() for sentence in errors]
        return JsonResponse({"errors": said}, status=422)


class ActPage(Page):
    """A button: only POST. `act` makes the one domain call; `after` says where to go next, and
    `after_refusal` where it is said why nothing was done."""

    http_method_names = ["post", "options"]

    def act(self, request: OfficeRequest) -> None:
        raise NotImplementedError

    def after(self) -> HttpResponse:
        raise NotImplementedError

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        raise NotImplementedError

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.act(request)
        except DomainError as refusal:
            return self.after_refusal(refusal)
        return self.after()


def explain(form: Any, refusal: DomainError) -> None:
    """Puts the sentences of a refused step beside the field, or above the form."""
    sentences = refusal.sentences if isinstance(refusal, BlockedError) else [refusal.sentence]
    field = refusal.field if refusal.field in form.fields else None
    for sentence in sentences:
        form.add_error(field, sentence)


def explain_model(form: Any, refusal: ValidationError) -> None:
    """Puts what `full_clean` found beside the fields of the same name, the rest above the form."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {}
    for name, sentences in (by_field or {NON_FIELD_ERRORS: refusal.messages}).items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
