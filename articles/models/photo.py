import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.pictures import renditions
from articles.rules import rights
from people.models import Contributor, User
from people.typed_text import LineField


def original_path(photo, filename):
    return f"originals/{photo.sha256[:2]}/{photo.sha256}"


def is_kept(file, sha256):
    """Return True if the file of a row is there, with exactly the content of this hash."""
    try:
        with file.open():
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def new_key():
    return secrets.token_hex(10)


class PhotoQuerySet(models.QuerySet):
    def shown_in(self, contents):
        """Return {key: Photo} of the pictures that these contents show, in one statement."""
        keys = {picture["photo"] for content in contents for picture in content["pictures"]}
        return self.select_related("uploaded_by__contributor", "photographer").in_bulk(keys)

    def unusable(self, content, on):
        """Return sentences on the pictures of a content that may not be shown on the day `on`."""
        return rights.unusable(content["pictures"], self.shown_in([content]), on)


class Photo(models.Model):
    """A picture in the library, with its rights. Its file is never changed or served."""

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", _("not needed")
        GIVEN = "given", _("given")
        MISSING = "missing", _("missing")

    title = LineField(_("title"), max_length=200, help_text=_("To find it again."))
    original = models.FileField(_("picture file"), upload_to=original_path, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    widths = models.JSONField(default=list, editable=False)
    photographer = models.ForeignKey(
        Contributor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("photographer"),
    )
    credit_text = LineField(
        _("credit, for an outsider"),
        max_length=120,
        blank=True,
        help_text=_("Printed when no photographer is chosen, such as “City Archive”."),
    )
    copyright = LineField(_("copyright"), max_length=200, blank=True)
    consent = models.CharField(
        _("consent of people shown"), max_length=12, choices=Consent, default=Consent.NOT_NEEDED
    )
    usage_term = LineField(_("terms of use"), max_length=200, blank=True)
    usage_ends_on = models.DateField(_("use ends on"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.title

    def clean(self):
        if self.photographer and self.credit_text:
            text = _("Choose a photographer or name an outsider, not both.")
            raise ValidationError({"credit_text": text})

    @property
    def answerable(self):
        """The name of whom to ask about its rights: who uploaded it, else who took it."""
        if self.uploaded_by:
            return self.uploaded_by.signing_name
        return self.photographer.names if self.photographer else self.credit_text

    def take_in(self, picture):
        """Keep an inspected picture (renditions.Picture): its file, facts and renditions."""
        self.sha256, self.width, self.height = picture.sha256, picture.width, picture.height
        self.original.save("original", picture.file(), save=False)
        self.widths = renditions.make(picture, self.key)

    @property
    def is_kept(self):
        """True if the original is there as it was uploaded."""
        return is_kept(self.original, self.sha256)

    def make_renditions_anew(self):
        """Write every rendition again, from the original, in the widths that stories print."""
        with self.original.open() as original:
            renditions.make(renditions.inspect(original), self.key, self.widths)

    @property
    def thumbnail(self):
        return renditions.address(self.key, min(self.widths), "webp") if self.widths else ""


class PhotoUse(models.Model):
    """A picture in a story: what it shows is said per story, and so per language.

    A draft may have a row without a picture: its words are kept, printed nowhere, and asked about
    when the story is submitted.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="photo_uses")
    photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uses",
        verbose_name=_("picture"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_lead = models.BooleanField(_("lead picture"), default=False)
    caption = LineField(_("caption"), max_length=500, blank=True)
    alt_text = LineField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for readers who can't see it."),
    )
    is_decorative = models.BooleanField(_("decorative"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("picture of the story")
        verbose_name_plural = _("pictures of the story")

    def __str__(self):
        return self.caption or str(self.photo or "–")

    def clean(self):
        if self.is_decorative and self.alt_text:
            text = _("A decorative picture has no alt text. Remove the tick, or empty this field.")
            raise ValidationError({"alt_text": text})
