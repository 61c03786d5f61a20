"""A wall of club posters, a bench and a bicycle before it."""

import math

from .canvas import (
    BLUE,
    CLAY,
    HEIGHT,
    INK,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    SKY,
    STEEL,
    WIDTH,
    Canvas,
    box,
    chance,
    curve,
    oval,
    turned,
)

SHEET = (232, 316)
TYRE = "#1b2536"


def posters():
    """Ten posters for ten clubs, pinned in two rows."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 860), "#c9d3d6", "#dcd9cd")
    canvas.soften([(300, -60), (1000, -60), (1800, 860), (900, 860)], "#fff8e8", 0.65, 50)
    canvas.shade(box(0, 850, WIDTH, HEIGHT), "#8b98a6", "#5d6d80")
    canvas.shape(box(0, 838, WIDTH, 856), "#eee9dc")
    luck = chance(100)
    for number, design in enumerate(DESIGNS):
        x, y = 74 + 302 * (number % 5), 62 + 378 * (number // 5)
        _pinned(canvas, x, y, luck.uniform(-1.6, 1.6), design)
    _bench(canvas)
    _bicycle(canvas)
    return canvas.finish(13)


class Sheet:
    """A poster on the wall: shapes in its own measures, hung a little askew."""

    def __init__(self, canvas, x, y, tilt):
        self.canvas, self.x, self.y, self.tilt = canvas, x, y, tilt

    def place(self, points):
        middle = (self.x + SHEET[0] / 2, self.y)
        return turned([(self.x + px, self.y + py) for px, py in points], *middle, self.tilt)

    def shape(self, points, colour, alpha=1):
        self.canvas.shape(self.place(points), colour, alpha)

    def line(self, points, colour, width):
        self.canvas.line(self.place(points), colour, width)

    def ground(self, colour):
        self.shape(box(0, 0, *SHEET), colour)

    def words(self, y, colour, *widths):
        """Draw lines of small print as bars."""
        for number, width in enumerate(widths):
            self.shape(box(22, y + number * 15, 22 + width, y + 7 + number * 15), colour)


def _pinned(canvas, x, y, tilt, design):
    sheet = Sheet(canvas, x, y, tilt)
    canvas.soften(sheet.place(box(8, 12, SHEET[0] + 12, SHEET[1] + 16)), "#33415a", 0.45, 9)
    design(sheet)
    pin = sheet.place([(SHEET[0] / 2, 10)])[0]
    canvas.shape(oval(pin[0] + 2, pin[1] + 4, 7), INK, 0.3)
    canvas.shape(oval(*pin, 7), "#c9d2d8")


def _music(sheet):
    sheet.ground(NAVY)
    for number in range(6):
        top = 206 - (74, 132, 100, 168, 116, 60)[number]
        sheet.shape(
            box(26 + number * 31, top, 46 + number * 31, 216), (OCHRE, PAPER, CLAY)[number % 3]
        )
    sheet.words(246, SKY, 150, 110, 130)


def _stars(sheet):
    sheet.ground("#203f6e")
    luck = chance(101)
    for _ in range(46):
        sheet.shape(
            oval(luck.uniform(12, 220), luck.uniform(12, 226), luck.uniform(1, 3.2), steps=16),
            PAPER,
            0.9,
        )
    sheet.shape(oval(150, 92, 46), "#f3dc9f")
    sheet.shape(oval(130, 82, 42), "#203f6e")
    sheet.shape(
        [*curve([(0, 236), (60, 196), (120, 224), (180, 186), (232, 220)]), (232, 316), (0, 316)],
        INK,
    )
    sheet.words(262, OCHRE, 120, 160)


def _tea(sheet):
    sheet.ground("#e9dfc6")
    sheet.shape([p for p in oval(116, 148, 76, 82) if p[1] >= 148], PINE)
    sheet.shape(oval(116, 148, 76, 15), "#a9c0a4")
    for x in (88, 116, 144):
        sheet.line(curve([(x, 118), (x - 12, 96), (x + 10, 74), (x, 48)]), SAGE, 5)
    sheet.words(264, PINE, 170, 100)


def _running(sheet):
    sheet.ground(CLAY)
    for lane in range(6):
        radius = 60 + lane * 30
        arc = [(px, py) for px, py in oval(20, 250, radius) if px >= 20 and py <= 250]
        sheet.line(sorted(arc), PAPER, 4)
    sheet.words(270, PAPER, 180, 140)


def _chess(sheet):
    sheet.ground(PAPER)
    for square in range(36):
        row, column = divmod(square, 6)
        if (row + column) % 2:
            sheet.shape(box(26 + column * 30, 28 + row * 30, 56 + column * 30, 58 + row * 30), NAVY)
    sheet.shape(oval(101, 103, 12), OCHRE)
    sheet.shape(oval(161, 163, 12), CLAY)
    sheet.words(238, INK, 120, 180, 90)


def _photography(sheet):
    sheet.ground("#2c3440")
    sheet.shape(oval(116, 124, 84), MIST)
    for blade in range(6):
        angle = math.tau * blade / 6
        tip = (116 + 84 * math.cos(angle), 124 + 84 * math.sin(angle))
        inner = (116 + 34 * math.cos(angle + 1.2), 124 + 34 * math.sin(angle + 1.2))
        sheet.line([tip, inner], "#2c3440", 5)
    sheet.shape(oval(116, 124, 34, steps=6), OCHRE)
    sheet.words(244, MIST, 90, 150, 120)


def _theatre(sheet):
    sheet.ground("#7a2e2a")
    for fold in range(7):
        sheet.shape(
            [(fold * 34, 0), (fold * 34 + 17, 0), (fold * 34 + 12, 190), (fold * 34 + 2, 190)],
            "#a5443a",
        )
    sheet.shape([(86, 0), (146, 0), (206, 220), (26, 220)], "#f4dfae", 0.6)
    sheet.shape(oval(116, 216, 84, 14), "#f7e8c4")
    sheet.words(256, SAND, 150, 120, 80)


def _hiking(sheet):
    sheet.ground("#dfe8ea")
    sheet.shape(oval(168, 66, 26), OCHRE)
    for points, colour in (
        ([(0, 190), (70, 84), (130, 160), (232, 70), (232, 316), (0, 316)], STEEL),
        ([(0, 232), (90, 150), (232, 236), (232, 316), (0, 316)], BLUE),
        ([(0, 262), (150, 206), (232, 250), (232, 316), (0, 316)], NAVY),
    ):
        sheet.shape(points, colour)
    sheet.words(274, PAPER, 110, 150)


def _weaving(sheet):
    sheet.ground(OCHRE)
    for row in range(7):
        for column in range(6):
            tone = (NAVY, PAPER, CLAY)[(row * 2 + column) % 3]
            x, y = 31 + column * 34, 42 + row * 30
            sheet.shape([(x, y - 15), (x + 17, y), (x, y + 15), (x - 17, y)], tone)
    sheet.words(264, NAVY, 140, 170)


def _robots(sheet):
    sheet.ground("#a9c3d8")
    sheet.shape(box(56, 74, 176, 178), NAVY)
    sheet.line([(116, 74), (116, 44)], NAVY, 6)
    sheet.shape(oval(116, 40, 10), CLAY)
    for x in (90, 142):
        sheet.shape(oval(x, 114, 15), PAPER)
        sheet.shape(oval(x + 3, 116, 6), INK)
    sheet.shape(box(84, 148, 148, 158), OCHRE)
    sheet.shape(box(76, 188, 156, 226), BLUE)
    sheet.words(256, NAVY, 180, 130, 100)


DESIGNS = (
    _music,
    _tea,
    _stars,
    _running,
    _hiking,
    _chess,
    _theatre,
    _photography,
    _weaving,
    _robots,
)


def _bench(canvas):
    canvas.soften(oval(470, 1010, 330, 14), INK, 0.5, 10)
    for x in (240, 690):
        canvas.shape([(x, 900), (x + 24, 900), (x + 32, 1008), (x - 8, 1008)], "#2a3a55")
    canvas.shade(box(180, 876, 760, 904), "#d3a468", "#a97a44")
    canvas.shape(box(180, 876, 760, 882), "#ecc88f")
    for left, right, top, tone in ((560, 694, 852, NAVY), (574, 684, 832, OCHRE)):
        canvas.shape(box(left, top, right, top + 22), tone)
        canvas.shape(box(right - 12, top + 3, right, top + 19), PAPER)


def _bicycle(canvas):
    canvas.soften(oval(1180, 1012, 250, 12), INK, 0.5, 10)
    back, front = (1050, 918), (1314, 918)
    _wheel(canvas, *back)
    _wheel(canvas, *front)
    pedal, seat, head = (1164, 926), (1128, 792), (1276, 788)
    for tube in (
        [back, seat, pedal, back],
        [pedal, head, seat],
        [head, front],
    ):
        canvas.line(tube, CLAY, 10)
    saddle = [(1080, 752), (1110, 746), (1160, 756), (1110, 766), (1084, 766), (1080, 752)]
    canvas.line([seat, (1120, 762)], TYRE, 9)
    canvas.shape(curve(saddle), TYRE)
    canvas.line(curve([head, (1268, 752), (1290, 738), (1322, 748)]), TYRE, 9)
    canvas.shape(oval(*pedal, 18), TYRE)
    canvas.line([pedal, (1186, 966)], TYRE, 7)
    canvas.line([(1172, 968), (1204, 968)], TYRE, 9)


def _wheel(canvas, x, y):
    for end in oval(x, y, 88, steps=14):
        canvas.line([(x, y), end], "#c6d0d8", 2)
    rim = oval(x, y, 92)
    canvas.line([*rim, rim[0]], TYRE, 9)
    canvas.shape(oval(x, y, 9), TYRE)
