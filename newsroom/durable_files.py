import os
import tempfile
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class DurableFiles(FileSystemStorage):
    """Uploaded files that outlive a power cut, because rows are written that rely on them.

    save() returns when the file is whole, on the disk, and bears its name. A name never stands for
    other content, being a hash or a random key, so the file of an upload that failed is replaced.
    """

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(self.directory_permissions_mode, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            try:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fchmod(file.fileno(), self.file_permissions_mode)
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        self._flush_folders(path)
        return name

    def _flush_folders(self, path):
        """Write to the disk that the file stands in its folder, and the folder in those above."""
        root = Path(self.location)
        for folder in path.relative_to(root).parents:
            number = os.open(root / folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
