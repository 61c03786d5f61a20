"""The lecture theatre."""

import math

from .canvas import (
    BLUE,
    CLAY,
    HEIGHT,
    INK,
    NAVY,
    PAPER,
    PINE,
    SKY,
    STEEL,
    WIDTH,
    Canvas,
    box,
    chance,
    curve,
    mix,
    oval,
)

COATS = (NAVY, BLUE, "#3b4d63", "#6d3b33", PINE, "#8a6a3c", "#44597a", "#2a3a52")


def lecture():
    """A full lecture theatre seen from the last row, a diagram on the screen."""
    canvas = Canvas("#1a3357")
    canvas.shade(box(0, 0, WIDTH, 640), "#16294a", "#34598a")
    _ceiling(canvas)
    _side_walls(canvas)
    _screen(canvas)
    _speaker(canvas)
    canvas.light(800, 330, 900, "#f6e6c4", 0.34)
    for row in range(6):
        _row(canvas, row)
    return canvas.finish(6)


def _ceiling(canvas):
    canvas.shape([(0, 0), (WIDTH, 0), (1240, 120), (360, 120)], "#122340")
    for beam in range(4):
        y = beam * 34
        inset = y * 3
        canvas.shape(box(inset, y, WIDTH - inset, y + 7 - beam), "#27446f")
    for x in (520, 660, 800, 940, 1080):
        canvas.shape([(x - 22, 116), (x + 22, 116), (x + 16, 124), (x - 16, 124)], "#fbe7b8")


def _side_walls(canvas):
    for side in (-1, 1):
        canvas.shape(_across(side, [(800, 0), (440, 120), (440, 560), (800, 800)]), "#1d3a64")
        for panel in range(5):
            near, far = 790 - panel * 72, 754 - panel * 72
            tone = mix("#24426d", "#a07a58", 0.3 + panel / 14)
            canvas.shape(
                _across(
                    side,
                    [
                        (near, _drop(near, 0)),
                        (far, _drop(far, 0)),
                        (far, _drop(far, 1)),
                        (near, _drop(near, 1)),
                    ],
                ),
                tone,
            )


def _across(side, points):
    """Place points given from the middle line outwards on the left or the right."""
    return [(800 + side * x, y) for x, y in points]


def _drop(x, end):
    share = (x - 440) / 360
    return 600 + share * 220 if end else 150 - share * 130


def _screen(canvas):
    canvas.shape(box(470, 150, 1130, 512), "#0f1d33")
    canvas.shade(box(482, 162, 1118, 500), "#fdf8ea", "#eee6d2")
    canvas.shape(box(526, 196, 700, 208), NAVY)
    canvas.shape(box(526, 218, 640, 225), STEEL)
    canvas.line([(540, 256), (540, 462), (800, 462)], INK, 3)
    canvas.shape([(540, 462), *curve([(540, 300), (610, 372), (660, 430)]), (660, 462)], "#c7d7e2")
    canvas.shape([*curve([(660, 430), (720, 380), (800, 280)]), (800, 462), (660, 462)], "#ead3a4")
    canvas.line(curve([(540, 300), (610, 372), (660, 430)]), BLUE, 5)
    canvas.line(curve([(660, 430), (720, 380), (800, 280)]), CLAY, 5)
    canvas.line([(540, 430), (800, 430)], INK, 2)
    canvas.shape(oval(660, 430, 8), INK)
    _lattice_sketch(canvas)


def _lattice_sketch(canvas):
    spots = [
        (880 + 56 * column + 28 * (row % 2), 270 + 48 * row)
        for row in range(4)
        for column in range(4)
    ]
    for x, y in spots:
        for other in spots:
            if 0 < math.dist((x, y), other) < 60:
                canvas.line([(x, y), other], SKY, 3)
    for number, (x, y) in enumerate(spots):
        canvas.shape(oval(x, y, 13), CLAY if number in (6, 9) else BLUE)


def _speaker(canvas):
    canvas.shade(box(360, 512, 1240, 590), "#6b533d", "#3f3a3d")
    canvas.shape(box(330, 560, 1270, 600), "#2b3448")
    canvas.shape([(1158, 470), (1232, 470), (1222, 578), (1168, 578)], "#a87c4c")
    canvas.shape(box(1150, 462, 1240, 474), "#c99b63")
    for x in (1092, 1118):
        canvas.shape(box(x, 520, x + 20, 586), "#14213a")
    canvas.shape(
        curve(
            [
                (1086, 540),
                (1076, 470),
                (1090, 434),
                (1114, 426),
                (1138, 436),
                (1150, 474),
                (1142, 540),
            ]
        ),
        BLUE,
    )
    canvas.shape([(1105, 428), (1115, 476), (1125, 428)], PAPER)
    canvas.line(curve([(1090, 452), (1060, 430), (1036, 392)]), BLUE, 16)
    canvas.shape(oval(1033, 386, 9), "#d9a982")
    canvas.shape(oval(1116, 396, 21), "#33261f")
    canvas.shape(oval(1111, 404, 18, 21), "#d9a982")


def _row(canvas, row):
    """Draw one row of desks and heads; row 5 is nearest and only an edge of light."""
    near = row / 5
    size, luck = 0.36 + 0.86 * near**1.3, chance(70 + row)
    y = 612 + 330 * near**1.25
    half = 430 + 600 * near
    step = 92 * size
    for seat in range(-int(half / step), int(half / step) + 1):
        if luck.random() < 0.14 or (row > 2 and abs(seat) < 1):
            continue
        _listener(
            canvas,
            800 + (seat + 0.5 * (row % 2)) * step + luck.uniform(-7, 7) * size,
            y,
            size,
            near,
            luck,
        )
    front = mix("#7d6247", "#1c2a44", near**0.7)
    edge = curve(
        [(800 - half * 1.3, y + 44 * size), (800, y + 26 * size), (800 + half * 1.3, y + 44 * size)]
    )
    canvas.shape([*edge, (WIDTH + 400, HEIGHT + 80), (-400, HEIGHT + 80)], front)
    canvas.line(edge, mix("#d9b27a", "#35507c", near), 5 * size + 1)


def _listener(canvas, x, y, size, near, luck):
    coat = mix(luck.choice(COATS), "#0e1a30", 0.15 + 0.5 * near)
    hair = mix(luck.choice(("#2b211e", "#1d1a1c", "#3a2a20")), "#0b1424", 0.5 * near)
    shoulders = [(-44, 60), (-42, 14), (-24, -6), (0, -12), (24, -6), (42, 14), (44, 60)]
    canvas.shape(curve([(x + px * size, y + py * size) for px, py in shoulders]), coat)
    canvas.shape(oval(x, y - 32 * size, 21 * size, 25 * size), hair)
    if luck.random() < 0.35:
        canvas.shape(oval(x, y - 12 * size, 24 * size, 26 * size), hair)
