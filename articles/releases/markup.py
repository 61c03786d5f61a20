"""The HTML of a release's text: paragraphs, lists and tables."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.text.reading.line_forms import BULLET, ORDERED, Kind, cells
from articles.text.reading.unwrapping import Line


def body_html(lines: Sequence[Line]) -> str:
    """Return the lines as HTML, all of their words escaped.

    Items that follow each other are a list if they have bullets or count on by one; an item of
    another kind, such as “（一）” or a time of day, is a paragraph. Rows are those of a table.
    """
    return "\n".join(html for group in _groups(lines) for html in _html(group))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines, those that make one list or table together."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: Line, line: Line) -> bool:
    if before.kind is not line.kind:
        return False
    if line.kind is Kind.TABLE_ROW:
        return True
    if line.kind is not Kind.LIST_ITEM:
        return False
    last, number = _number(before), _number(line)
    if last is not None and number is not None:
        return number == last + 1
    return bool(BULLET.fullmatch(before.text) and BULLET.fullmatch(line.text))


def _number(line: Line) -> int | None:
    match = ORDERED.fullmatch(line.text)
    return int(match["number"]) if match else None


def _html(group: Sequence[Line]) -> Iterator[SafeString]:
    first = group[0]
    if first.kind is Kind.TABLE_ROW and len(group) > 1:
        yield format_html("<table><tbody>{}</tbody></table>", _rows(group))
    elif first.kind is Kind.LIST_ITEM and len(group) > 1:
        yield _list(group)
    else:
        for line in group:
            yield format_html("<p>{}</p>", line.text)


def _list(group: Sequence[Line]) -> SafeString:
    start = _number(group[0])
    form = ORDERED if start is not None else BULLET
    matches = (form.fullmatch(line.text) for line in group)
    items = format_html_join("", "<li>{}</li>", ((match["words"],) for match in matches if match))
    if start is None:
        return format_html("<ul>{}</ul>", items)
    if start == 1:
        return format_html("<ol>{}</ol>", items)
    return format_html('<ol start="{}">{}</ol>', start, items)


def _rows(group: Sequence[Line]) -> SafeString:
    rows = (cells(line.text) for line in group)
    rows = (row for row in rows if any(cell.strip("-: ") for cell in row))  # without a rule
    return format_html_join(
        "",
        "<tr>{}</tr>",
        ((format_html_join("", "<td>{}</td>", ((cell,) for cell in row)),) for row in rows),
    )
