"""The library's reading room."""

from .canvas import (
    BLUE,
    CLAY,
    HEIGHT,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    STEEL,
    WIDTH,
    Canvas,
    arch,
    box,
    chance,
    curve,
    mix,
    oval,
    ridge,
    turned,
)

BINDINGS = (
    *(NAVY, BLUE, STEEL, "#8c3f2c", CLAY, OCHRE),
    *(PINE, SAGE, SAND, PAPER, "#33476a", "#5a2f2b"),
)


def library():
    """A reading room: shelves to the ceiling, a lamp lit on the table."""
    canvas = Canvas("#20324a")
    canvas.shade(box(0, 0, WIDTH, 830), "#2a3f5c", "#1d2f49")
    for bay in range(4):
        _bay(canvas, -130 + bay * 470, bay)
    canvas.shade(box(0, 812, WIDTH, 900), "#26344b", "#1a2539")
    _ladder(canvas)
    canvas.light(520, 640, 760, "#ffd993", 0.5)
    _table(canvas)
    return canvas.finish(7)


def _bay(canvas, left, number):
    if number == 2:
        return _tall_window(canvas, left)
    canvas.shape(box(left, 20, left + 470, 830), "#7a5537")
    canvas.shape(box(left + 22, 40, left + 448, 812), "#2b2a33")
    luck = chance(80 + number)
    for shelf in range(5):
        floor = 190 + shelf * 154
        _books(canvas, left + 26, left + 444, floor, luck)
        canvas.shade(box(left + 16, floor, left + 454, floor + 15), "#b98754", "#7a5537")
        canvas.shape(box(left + 22, floor + 15, left + 448, floor + 28), INK, 0.45)
    return None


def _books(canvas, x, right, floor, luck):
    while x < right - 34:
        if luck.random() < 0.08:
            x += luck.uniform(14, 46)
            continue
        width, height = luck.uniform(15, 34), luck.uniform(82, 122)
        lean = 9 if luck.random() < 0.06 else 0
        _book(canvas, box(x, floor - height, x + width, floor), lean, luck)
        x += width + 2 + lean * 1.2


def _book(canvas, spine, lean, luck):
    (left, top), (right, floor) = spine[0], spine[2]
    tone = mix(luck.choice(BINDINGS), "#2a2f45", 0.18)
    band = floor - (floor - top) * luck.uniform(0.62, 0.85)
    for part, colour, alpha in (
        (spine, tone, 1),
        (box(left, top, left + 3, floor), PAPER, 0.16),
        (box(left, band, right, band + 5), mix(tone, "#f1d79c", 0.6), 1),
    ):
        canvas.shape(turned(part, right, floor, -lean), colour, alpha)


def _tall_window(canvas, left):
    middle = left + 235
    frame, west, east = "#d7cbb2", middle - 165, middle + 165
    canvas.shape(box(left, 0, left + 470, 830), "#33486a")
    canvas.shape(arch(middle, 250, 181, 716), frame)
    canvas.shade(arch(middle, 250, 165, 700), "#5f8fbd", "#f2dcb3")
    hills = [(west, 560), (middle - 60, 500), (middle + 60, 550), (east, 510)]
    canvas.shape(ridge(hills, 700), "#7fa0b2")
    canvas.shape(ridge([(west, 640), (middle, 610), (east, 640)], 700), "#4f7565")
    for x in (middle - 55, middle + 55):
        canvas.shape(box(x - 4, 100, x + 4, 700), frame)
    for y in (250, 400, 550):
        canvas.shape(box(west, y - 4, east, y + 4), frame)
    canvas.shape(box(left + 30, 712, left + 440, 734), "#e6dcc6")


def _ladder(canvas):
    for rung in range(11):
        y = 130 + rung * 66
        x = 1366 - rung * 9
        canvas.line([(x, y), (x + 92, y)], "#d5a468", 9)
    for shift in (0, 92):
        canvas.line([(1378 + shift, 60), (1272 + shift, 840)], "#e0b277", 13)


def _table(canvas):
    canvas.shade(box(0, 880, WIDTH, 908), "#c08b56", "#94653c")
    canvas.shade(box(0, 906, WIDTH, HEIGHT), "#7a5233", "#4a3327")
    canvas.shape(oval(520, 893, 300, 11), "#f3cf8d", 0.6)
    _lamp(canvas)
    _pile(canvas)
    page = "#f7efdd"
    canvas.shape([*curve([(700, 892), (720, 852), (810, 838), (890, 866)]), (890, 892)], page)
    canvas.shape(
        [*curve([(890, 866), (970, 838), (1060, 852), (1080, 892)]), (890, 892)], "#e4d7bd"
    )
    canvas.shape(box(692, 890, 1088, 900), NAVY)
    canvas.line([(890, 864), (890, 892)], "#b39d78", 3)


def _lamp(canvas):
    canvas.shape(oval(520, 886, 78, 13), "#a9823f")
    canvas.shape(box(513, 690, 527, 884), "#c79b4c")
    canvas.light(520, 700, 240, "#fff0c4", 0.75)
    canvas.shape(
        curve([(390, 690), (420, 618), (470, 596), (570, 596), (620, 618), (650, 690)]), "#2f6a5c"
    )
    canvas.shape(
        curve([(420, 672), (440, 624), (480, 606), (500, 606), (470, 630), (456, 676)]),
        "#7fb09a",
        0.7,
    )
    canvas.shape(box(390, 686, 650, 697), "#ffe9b0")


def _pile(canvas):
    for left, right, top, tone in (
        (120, 350, 842, NAVY),
        (140, 332, 800, CLAY),
        (112, 320, 764, SAND),
        (150, 326, 732, STEEL),
    ):
        canvas.shape(box(left, top, right, top + 40), tone)
        canvas.shape(box(right - 26, top + 6, right, top + 34), "#f3ead6")
        canvas.shape(box(left + 18, top, left + 26, top + 40), OCHRE, 0.7)
