"""The scan of an approval given on paper: kept beside the act that records it."""

import hashlib
from typing import Any, BinaryIO

from django.core.files import File
from django.db import models

from articles.models.photo import is_kept

from .act import Act, Unchangeable

MAX_BYTES = 10 * 1024 * 1024
# How the kinds of file begin that a scan may be.
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


def type_of(file: BinaryIO) -> str:
    """Return the content type of a scan by how the file begins; "" for anything else."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    return next((kind for magic, kind in BEGINNINGS.items() if start.startswith(magic)), "")


def scan_path(scan: "PaperScan", filename: str) -> str:
    return f"approvals/{scan.sha256[:2]}/{scan.sha256}"


class PaperScan(models.Model):
    """A signed page, as uploaded. Never changed, never public; its hash is on the sheet."""

    act = models.OneToOneField(Act, models.PROTECT, null=True, related_name="scan")
    file = models.FileField(upload_to=scan_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=60)
    kept_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256

    @classmethod
    def of(cls, file: Any, content_type: str) -> "PaperScan":
        """Return the scan of an uploaded file whose content was found to be `content_type`.

        Nothing is stored before belongs_to(): an approval that is refused leaves no file.
        """
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        return cls(sha256=digest, content_type=content_type, file=File(file, name="scan"))

    @property
    def is_kept(self) -> bool:
        """True if the scan is there as it was uploaded."""
        return bool(is_kept(self.file, self.sha256))

    def belongs_to(self, act: Act) -> None:
        """Keep the scan with the act that records it, once."""
        if self.act_id:
            raise Unchangeable("A scan belongs to one act.")
        self.act = act
        self.save()
