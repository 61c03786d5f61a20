"""System checks of an installation."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Info, register


@register
def editor_is_contained(app_configs, **kwargs):
    """Refuse configurations that open known holes of the text editor."""
    found = []
    if apps.is_installed("ckeditor_uploader"):
        found.append(
            Error(
                "ckeditor_uploader lets any staff account store any file.",
                hint="Remove it from INSTALLED_APPS; pictures are uploaded as Photo rows.",
                id="newsroom.E001",
            )
        )
    for name, config in getattr(settings, "CKEDITOR_CONFIGS", {}).items():
        if config.get("allowedContent") is True or config.get("fullPage"):
            found.append(
                Error(
                    f"The editor configuration “{name}” switches the editor's filter off.",
                    hint="Remove allowedContent and fullPage from it.",
                    id="newsroom.E002",
                )
            )
    return found


@register(deploy=True)
def editor_is_old(app_configs, **kwargs):
    if not settings.NEWSROOM_EDITOR.endswith(".CKEditor"):
        return []
    hint = "It is contained as docs/security.md says; NEWSROOM_EDITOR replaces it."
    return [Info("CKEditor 4.22.1 is past its end of life.", hint=hint, id="newsroom.I001")]


@register
def review_steps_are_one_to_three(app_configs, **kwargs):
    steps = settings.NEWSROOM_REVIEW_STEPS
    if len(steps) <= 3 and len(set(steps)) == len(steps):
        return []
    return [
        Error(
            "NEWSROOM_REVIEW_STEPS names more than three groups, or one of them twice.",
            hint="Name one to three groups in the order in which they review, "
            "such as reviewer,head,dean, then run: manage.py sync_roles",
            id="newsroom.E003",
        )
    ]
