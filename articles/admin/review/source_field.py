"""The question that the submission of a translation asks: which text of the original it renders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.desk.status import moment
from articles.models.desk.edition import sources_of, usual_source


def source_field(translation):
    """Return the field, None where there is nothing to choose.

    Its value is the number of a version of the original, None for what usual_source() takes. That
    is chosen beforehand.
    """
    versions = sources_of(translation)
    texts = {version.text_fingerprint: version.number for version in versions}
    if len(texts) < 2:
        return None
    usual = usual_source(translation, translation.latest_version)
    chosen = next((v.text_fingerprint for v in versions if v.number == usual), None)
    return forms.TypedChoiceField(
        label=_("This text renders"),
        choices=[
            (v.number, _said_of(v, translation)) for v in versions if v.number in texts.values()
        ],
        initial=texts.get(chosen),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def _said_of(version, translation):
    original = translation.translation_of
    facts = {"number": version.number, "time": moment(version.made_at)}
    if version.text_fingerprint == original.major_fingerprint:
        return _("the original as it is now: version %(number)s of %(time)s") % facts
    if version.number == original.version_number:
        return _("the original as it is being changed: version %(number)s of %(time)s") % facts
    return (
        _("the original as it was: version %(number)s of %(time)s; the change is not in it") % facts
    )
