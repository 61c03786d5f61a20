"""By the water: the hall across the lake, the old bridge under the hills."""

from .canvas import (
    HEIGHT,
    INK,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    WIDTH,
    Canvas,
    box,
    chance,
    curve,
    mix,
    oval,
    ridge,
)


def hall():
    """The main hall at dusk, its windows lit, across the lake."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 640), "#4f7aa8", "#f6dcb4")
    canvas.light(1250, 560, 620, "#ffe9c0", 0.9)
    _ridge(
        canvas, [(0, 560), (260, 500), (560, 560), (900, 490), (1250, 545), (1600, 480)], "#9fb4c4"
    )
    _ridge(canvas, [(0, 600), (300, 580), (700, 600), (1150, 570), (1600, 590)], "#7f9bb0")
    _trees(canvas, 640, "#54766f", 3, 95)
    _trees(canvas, 672, "#3f6159", 4, 70)
    _wings(canvas)
    _portico(canvas)
    canvas.shade(box(0, 690, WIDTH, 712), "#6d8a6c", "#44665c")
    for x in (120, 160, 520, 1085, 1440, 1490):
        canvas.shape(oval(x, 676, 30, 24), "#3c5f57")
    canvas.shape(box(0, 708, WIDTH, 713), "#e9dcc0")
    canvas.mirror(713, "#2f5480", 0.4, squash=0.76)
    _ripples(canvas, 716, 11)
    _willow(canvas)
    return canvas.finish(1)


def _ridge(canvas, points, colour):
    canvas.shape(ridge(points, 720), colour)


def _trees(canvas, base, colour, seed, height):
    luck = chance(seed)
    for x in range(-40, WIDTH + 60, 46):
        size = height * luck.uniform(0.55, 1)
        tone = mix(colour, INK, luck.uniform(0, 0.16))
        canvas.shape(
            oval(x + luck.uniform(-16, 16), base - size * 0.55, size * 0.5, size * 0.72), tone
        )


def _wings(canvas):
    for left, right in ((190, 560), (1040, 1410)):
        canvas.shape(box(left - 12, 446, right + 12, 466), "#f3e6cd")
        canvas.shape([(left + 6, 446), (left + 40, 418), (right - 40, 418), (right - 6, 446)], NAVY)
        canvas.shade(box(left, 466, right, 690), "#b3bfc9", "#efe3cd", across=True)
        canvas.shape(box(left, 466, right, 474), "#8a9db0", 0.6)
        canvas.shape(box(left, 664, right, 690), "#7f90a3", 0.5)
        for x in range(left + 38, right - 30, 62):
            _window(canvas, x, 505, 26, 62)
            _window(canvas, x, 600, 26, 46)


def _window(canvas, x, y, width, height):
    canvas.shape(box(x - 4, y - 4, x + width + 4, y + height + 8), "#eee3cd")
    canvas.shade(box(x, y, x + width, y + height), "#f7cf7d", "#e3a04e")
    canvas.line([(x + width / 2, y), (x + width / 2, y + height)], "#7a5a3a", 2)
    canvas.line([(x, y + height * 0.4), (x + width, y + height * 0.4)], "#7a5a3a", 2)


def _portico(canvas):
    canvas.shade(box(566, 392, 1034, 660), "#24446f", "#355a86")
    for x in (604, 665, 725, 846, 906, 967):
        _window(canvas, x + 4, 470, 22, 150)
    canvas.shade(box(784, 440, 818, 660), "#fbe0a0", "#e5a552")
    for step in range(5):
        inset = step * 12
        canvas.shape(
            box(530 + inset, 682 - step * 9, 1070 - inset, 692 - step * 9),
            mix("#a9b3ba", PAPER, step / 5),
        )
    for column in range(8):
        _column(canvas, 574 + column * 60.6)
    canvas.shape(box(548, 366, 1052, 396), "#e8dcc5")
    canvas.shape(box(548, 390, 1052, 396), "#8a9db0")
    canvas.shape([(536, 366), (800, 268), (1064, 366)], "#f6ead2")
    canvas.shape([(590, 356), (800, 278), (1010, 356)], "#c9cfd1")
    canvas.shape(oval(800, 326, 20), NAVY)
    canvas.shape(oval(800, 326, 12), OCHRE)


def _column(canvas, x):
    canvas.shade(box(x, 410, x + 28, 640), "#8fa3b6", "#fbf1dc", across=True)
    canvas.shape(box(x - 5, 396, x + 33, 411), "#f1e6cf")
    canvas.shape(box(x - 5, 638, x + 33, 650), "#d8d2c4")


def _ripples(canvas, top, seed):
    luck = chance(seed)
    for _ in range(150):
        depth = luck.random() ** 1.3
        y = top + depth * (HEIGHT - top)
        x, length = luck.uniform(-80, WIDTH), luck.uniform(30, 90 + 190 * depth)
        tone = luck.choice([MIST, "#f3d9ac", NAVY, NAVY])
        canvas.shape(oval(x, y, length, 0.8 + 2.4 * depth, 24), tone, luck.uniform(0.08, 0.26))


def _willow(canvas):
    luck = chance(6)
    for strand in range(26):
        x = -30 + strand * 17 + luck.uniform(-8, 8)
        length = luck.uniform(180, 420) * (1 - strand / 40)
        path = curve([(x, -20), (x + 10, length * 0.5), (x - luck.uniform(5, 30), length)])
        tone = mix(PINE, INK, luck.uniform(0.1, 0.6))
        canvas.line(path, tone, 2)
        for px, py in path[3::2]:
            lean = luck.uniform(-9, 9)
            canvas.shape(
                [(px, py), (px + lean - 4, py + 12), (px + lean, py + 25), (px + 3, py + 12)], tone
            )


def bridge():
    """A stone bridge of three arches in the morning, hills behind."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 660), "#bcd0dd", "#f7e8cc")
    canvas.light(430, 270, 520, "#fff3d6", 0.9)
    canvas.shape(oval(430, 270, 62), "#fff6e2")
    _hills(canvas)
    canvas.shade(box(0, 640, WIDTH, 690), "#9db5a8", "#557a6d")
    _trees(canvas, 668, "#6f917f", 8, 60)
    _span(canvas)
    canvas.mirror(690, "#4a7397", 0.38)
    _ripples(canvas, 694, 12)
    _bank(canvas)
    return canvas.finish(2)


def _hills(canvas):
    ridges = [
        (
            [(0, 420), (200, 330), (420, 400), (700, 250), (960, 380), (1240, 270), (1600, 390)],
            "#a9c0cf",
        ),
        (
            [(0, 520), (260, 430), (520, 500), (860, 380), (1180, 500), (1420, 400), (1600, 450)],
            "#84a3b8",
        ),
        ([(0, 590), (300, 560), (620, 520), (900, 580), (1240, 510), (1600, 560)], "#64879f"),
        ([(0, 610), (240, 600), (640, 620), (1040, 590), (1360, 615), (1600, 590)], "#4d7384"),
    ]
    for number, (points, colour) in enumerate(ridges):
        outline = ridge(points, 660)
        canvas.shade(outline, colour, mix(colour, "#f2ead8", 0.55))
        canvas.soften(box(0, 560 + number * 20, WIDTH, 620 + number * 14), "#f5ecd9", 0.35, 26)


def _span(canvas):
    deck = curve([(120, 668), (420, 590), (800, 540), (1180, 590), (1480, 668)])
    canvas.shade([*deck, (1480, 690), (120, 690)], "#d9cfba", "#a5a699")
    for x, radius, rise in ((470, 92, 88), (800, 128, 126), (1130, 92, 88)):
        canvas.shape(oval(x, 690, radius + 12, rise + 12), "#c2b8a2")
        canvas.shape(oval(x, 690, radius, rise), "#5f88a4")
        canvas.shade([p for p in oval(x, 690, radius, rise) if p[1] <= 690], "#3f6484", "#8fb0bd")
        canvas.shape(
            [p for p in oval(x + 22, 690, radius - 10, rise - 14) if p[1] <= 690], "#c4d5d4", 0.75
        )
    canvas.line([(x, y - 4) for x, y in deck], "#efe6d2", 12)
    canvas.line([(x, y + 8) for x, y in deck], "#8c8b80", 4)
    for x, y in deck[2:-2:3]:
        canvas.shape(box(x - 4, y - 40, x + 4, y - 4), "#e4dac4")
    canvas.line([(x, y - 38) for x, y in deck[2:-2]], "#efe6d2", 7)
    _walkers(canvas)


def _walkers(canvas):
    for x, y, tone in ((716, 546, NAVY), (738, 543, "#b0583a"), (930, 548, INK)):
        canvas.shape([(x - 8, y), (x - 9, y - 36), (x, y - 44), (x + 9, y - 36), (x + 8, y)], tone)
        canvas.shape(oval(x, y - 51, 7), INK)


def _bank(canvas):
    shore = curve([(0, 930), (240, 960), (520, 1020), (760, 1067)])
    canvas.shape([*shore, (0, HEIGHT)], "#27484b")
    luck = chance(9)
    for _ in range(120):
        x = luck.uniform(-20, 560)
        y = 935 + max(x, 0) ** 1.5 / 110
        tip = (x + luck.uniform(-40, 60), y - luck.uniform(50, 170) * (1 - x / 900))
        middle = ((x + tip[0]) / 2 - 8, (y + tip[1]) / 2)
        canvas.line(
            curve([(x, y + 40), middle, tip]),
            mix(PINE, INK, luck.uniform(0.1, 0.7)),
            luck.uniform(2, 5),
        )
    for x, y in ((150, 800), (205, 838), (330, 860)):
        canvas.line([(x - 14, y + 140), (x, y + 30)], "#1f3b3d", 4)
        canvas.shape(oval(x, y, 9, 34), "#8a5a38")
