"""Closed lists of the documents of a case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileType(models.TextChoices):
    """What a document may be, told by its content, not its name; the value is the ending."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    PPTX = "pptx", _("PowerPoint presentation")
    ODT = "odt", _("OpenDocument text")
    PNG = "png", _("picture (PNG)")
    JPEG = "jpg", _("picture (JPEG)")
    EML = "eml", _("e-mail")
    MSG = "msg", _("e-mail from Outlook")
    TXT = "txt", _("plain text")

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES: dict[FileType, str] = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileType.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileType.ODT: "application/vnd.oasis.opendocument.text",
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
    FileType.EML: "message/rfc822",
    FileType.MSG: "application/vnd.ms-outlook",
    FileType.TXT: "text/plain; charset=utf-8",
}
