"""Credits and pictures that somebody else changed or removed while one was writing.

A row is mine if it differs from what the version I began with had; else it is as the other
left it. So a save after a conflict puts back nothing that I never touched, and loses nothing
that I wrote: a removed row that I had changed comes back as a new one.
"""

from django.forms import model_to_dict

from .choices import is_key

MOST_ROWS = 200  # far above any story; a forged number would build thousands of forms


def with_others(formset):
    """Return the data of a bound formset with the rows as others left them by now.

    More than MOST_ROWS stay as they were sent: the formset refuses them, and shows the first.
    """
    data, prefix = formset.data, formset.prefix
    sent = _sent(data, prefix)
    there = {str(row.pk): row for row in formset.get_queryset()}
    is_stale = _is_stale(formset.instance, data)
    is_gone = any(row["id"] not in there for row in sent if row["id"])
    if not sent or not (is_stale or is_gone):
        return data
    begun_with = _begun_with(formset)
    old, new = [], []
    for row in sent:
        is_mine = "DELETE" in row or _printed(row) not in begun_with
        if not row["id"]:
            new.append(row)
        elif row["id"] in there:
            theirs = there.pop(row["id"])
            old.append(row if is_mine or not is_stale else _as_sent(theirs, formset))
        elif is_mine and "DELETE" not in row:
            new.append(row | {"id": ""})
    if is_stale:
        old += [_as_sent(row, formset) for row in there.values()]
    return _written(data, prefix, old, new)


def _is_stale(article, data):
    now = str(article.version_number)
    return now not in (data.get("seen_version"), data.get("merged_version"))


def _sent(data, prefix):
    """Return the rows that were sent as [{name: value}], each with an "id"; none of too many."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    number_of_rows = int(total) if is_key(total) else 0
    if number_of_rows > MOST_ROWS:
        return []
    rows = [{"id": ""} for _number in range(number_of_rows)]
    for name in data:
        number, _dash, field = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and is_key(number) and int(number) < len(rows):
            rows[int(number)][field] = data[name]
    return rows


def _begun_with(formset):
    """Return the rows of the version that the person began with, as _printed() writes them."""
    seen = formset.data.get("seen_version") or ""
    version = formset.instance.versions.filter(number=seen if is_key(seen) else 0).first()
    entries = version.content[formset.part] if version else []
    if formset.part == "credits":
        return {(entry["role"], str(entry["contributor"])) for entry in entries}
    rows = set()
    for entry in entries:
        words = (str(entry["photo"]), _plain(entry["caption"]), _plain(entry["alt"]))
        # The first is the lead picture, unless another is ticked.
        leads = {False, entry["lead"]}
        rows |= {(*words, entry["decorative"], lead) for lead in leads}
    return rows


def _printed(row):
    if "contributor" in row:
        return (row.get("role"), row["contributor"])
    is_decorative = "is_decorative" in row
    alt = "" if is_decorative else _plain(row.get("alt_text", ""))
    caption = _plain(row.get("caption", ""))
    return (row.get("photo"), caption, alt, is_decorative, "is_lead" in row)


def _plain(text):
    return text.replace("\r\n", "\n").strip()


def _as_sent(row, formset):
    """Return a row of the database as its form would send it."""
    values = model_to_dict(row, fields=formset.form.base_fields)
    sent = {"id": str(row.pk), formset.fk.name: str(formset.instance.pk)}
    for name, value in values.items():
        if value is not False and value is not None:
            sent[name] = "on" if value is True else str(value)
    return sent


def _written(data, prefix, old, new):
    """Return the data with these rows in place of those that were sent."""
    data = data.copy()
    for name in list(data):
        number = name.removeprefix(f"{prefix}-").partition("-")[0]
        if name.startswith(f"{prefix}-") and is_key(number):
            del data[name]
    for number, row in enumerate([*old, *new]):
        for name, value in row.items():
            data[f"{prefix}-{number}-{name}"] = value
    data[f"{prefix}-INITIAL_FORMS"] = str(len(old))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(old) + len(new))
    return data
