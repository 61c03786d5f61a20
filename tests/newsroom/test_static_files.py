import re

from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from newsroom.static_files import HashedFiles

SCRIPTS = ["js/recovery.js", "js/findings.js", "js/story-form.js", "js/forms.js"]


def test_a_module_imports_another_by_the_name_it_has_in_production(tmp_path):
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    for name in SCRIPTS:
        with open(finders.find(name), "rb") as file:  # noqa: PTH123
            storage.save(name, file)

    list(storage.post_process({name: (FileSystemStorage(tmp_path), name) for name in SCRIPTS}))

    for name in SCRIPTS[:2]:
        text = (tmp_path / storage.stored_name(name)).read_text()
        imported = re.search(r'from "\./(story-form\.\w+\.js)"', text)
        assert (tmp_path / "js" / imported[1]).is_file()
