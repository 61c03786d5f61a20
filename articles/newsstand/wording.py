"""Names and years in the language of the page."""

from django.utils.translation import get_language, pgettext

from people.names import is_chinese


def named(thing):
    """Return the name of a contributor or a printed tag in the language of the page."""
    if isinstance(thing, dict):
        names = (thing["name_zh"], thing["name"])
        return (names[0] or names[1]) if is_chinese(get_language()) else (names[1] or names[0])
    return thing.name_in(get_language())


def year(number):
    """Return a year alone, 2023 or 2023年. Django has no format for it."""
    return pgettext("a year alone", "%(year)s") % {"year": number}
