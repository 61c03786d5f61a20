"""About the grounds: the avenue in autumn, saplings on the slope, the running track."""

import math

from .canvas import (
    CLAY,
    HEIGHT,
    OCHRE,
    PAPER,
    PINE,
    SKY,
    STEEL,
    WIDTH,
    Canvas,
    arch,
    box,
    chance,
    curve,
    mirrored,
    mix,
    oval,
    ridge,
    turned,
)

FOLIAGE = (
    ("#8d4a2b", "#a35a2e", "#99532f"),
    ("#bd6b35", "#c9812f", "#b8662f"),
    ("#dba23f", "#e0b04f", "#d4933a"),
    ("#efc765", "#f0d283"),
)


def avenue():
    """The plane-tree avenue in November, towards the gate."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 640), "#b9cddb", "#fbe9cb")
    canvas.light(800, 560, 640, "#fff4d8", 0.95)
    _gate(canvas)
    canvas.shade(box(0, 610, WIDTH, HEIGHT), "#b8a878", "#7e6f4c")
    canvas.shade([(772, 610), (828, 610), (1430, HEIGHT), (170, HEIGHT)], "#f0e2c4", "#cdbfa6")
    for number in range(9):
        _pair(canvas, number)
    _leaves(canvas)
    return canvas.finish(3)


def _gate(canvas):
    hills = [(0, 600), (300, 540), (620, 590), (900, 560), (1250, 545), (1600, 590)]
    canvas.shape(ridge(hills, 640), "#a8bcc8")
    canvas.shape(box(742, 520, 858, 612), "#dcd8cb")
    canvas.shape([(732, 520), (800, 488), (868, 520)], STEEL)
    canvas.shape(arch(800, 554, 16, 612), "#6f8ea9")


def _pair(canvas, number):
    """Draw the left and right tree of one row; row 0 stands farthest away."""
    near = (number / 8) ** 1.7
    luck = chance(40 + number)
    for side in (-1, 1):
        foot = (800 + side * (70 + 860 * near), 616 + 330 * near)
        _shadow(canvas, foot, near)
        _tree(canvas, foot, 0.16 + 1.05 * near, luck, side)


def _shadow(canvas, foot, near):
    reach = 620 * (0.12 + near)
    x, y = foot
    if x > 800:
        canvas.shape(
            [
                (x, y - 6 * near),
                (x, y + 16 * near),
                (x - reach, y + 52 * near),
                (x - reach, y + 22 * near),
            ],
            "#5d5a5e",
            0.22,
        )


def _tree(canvas, foot, size, luck, side):
    x, y = foot
    top = y - 600 * size
    bark = mix("#8b7a66", "#3a2c28", min(1, size))
    canvas.shape(mirrored(x, [(13 * size, top), (26 * size, y + 6)]), bark)
    lit = x - side * 15 * size
    canvas.shape(mirrored(lit, [(3 * size, top), (10 * size, y + 6)]), mix(bark, "#e8cf9c", 0.4))
    fork = (x, y - 330 * size)
    for reach in (-190, -90, 110, 210):
        tip = (x + reach * size, y - (500 + abs(reach)) * size)
        canvas.line([fork, tip], bark, max(1, 10 * size))
    for layer in range(len(FOLIAGE)):
        _crown(
            canvas,
            (x - side * 34 * size * layer, top - (30 + 42 * layer) * size),
            size,
            luck,
            layer,
        )


def _crown(canvas, middle, size, luck, layer):
    for _ in range(72 - 14 * layer):
        angle, far = luck.uniform(0, math.tau), luck.random() ** 0.5 * size
        x, y = middle[0] + 300 * far * math.cos(angle), middle[1] + 215 * far * math.sin(angle)
        tone = mix(luck.choice(FOLIAGE[layer]), "#f2dfb4", max(0, 0.45 - size))
        spread = luck.uniform(16, 46) * size**0.9
        canvas.shape(oval(x, y, spread * 1.15, spread, 24), tone)


def _leaves(canvas):
    luck = chance(44)
    for _ in range(420):
        near = luck.random() ** 0.6
        y = 620 + near * 447
        x = 800 + luck.gauss(0, 1) * (80 + 620 * near)
        leaf = turned(oval(x, y, 2 + 11 * near, 1 + 4.5 * near, 12), x, y, luck.uniform(-40, 40))
        canvas.shape(leaf, luck.choice([OCHRE, CLAY, "#8d4a2b", "#efc877"]), 0.85)


def saplings():
    """Young trees in rows on the slope above the lake, a spade by the last."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 600), "#a5c3d8", "#f5ead2")
    canvas.light(1180, 250, 480, "#fff6df", 0.9)
    for points, colour in (
        ([(0, 460), (320, 330), (640, 430), (1000, 320), (1300, 420), (1600, 340)], "#9fb9ca"),
        ([(0, 540), (360, 450), (760, 520), (1160, 430), (1600, 520)], "#7fa0b2"),
    ):
        canvas.shade(ridge(points, 640), colour, mix(colour, PAPER, 0.5))
    canvas.shade(box(0, 548, WIDTH, 640), "#c7d9df", "#7fa3bd")
    _slope(canvas, [(0, 640), (420, 560), (900, 590), (1600, 630)], "#a9b98f", "#7d9a76")
    _slope(canvas, [(0, 700), (500, 650), (1050, 690), (1600, 640)], "#8fa97f", "#5d8068")
    for row in range(4):
        _row(canvas, row)
    _spade(canvas)
    _slope(canvas, [(0, 1035), (500, 1000), (1000, 1005), (1600, 950)], "#4c7160", "#2c4f4b")
    return canvas.finish(4)


def _slope(canvas, points, top, bottom):
    canvas.shade(ridge(points), top, bottom)


def _row(canvas, row):
    luck = chance(50 + row)
    size = 0.3 + 0.2 * row
    base = 672 + 78 * row + 14 * row**2
    for number in range(11 - 2 * row):
        x = (number + 0.5 * (row % 2)) * 480 * size**0.8 + 90 + luck.uniform(-14, 14)
        if row == 3 and x > 1080:
            continue
        y = base - 20 * math.sin(x / 300) + luck.uniform(-6, 6)
        canvas.shape(
            [
                (x - 6, y),
                (x + 150 * size, y + 22 * size),
                (x + 190 * size, y + 14 * size),
                (x + 6, y - 4),
            ],
            "#2f5450",
            0.3,
        )
        canvas.shape(oval(x, y, 34 * size, 9 * size), "#6b5440")
        _sapling(canvas, x, y, size, luck)


def _sapling(canvas, x, y, size, luck):
    tip = (x + luck.uniform(-8, 8) * size, y - 230 * size)
    canvas.line([(x + 14 * size, y), (x + 14 * size, y - 120 * size)], "#cbb287", 5 * size)
    canvas.line(curve([(x, y), (x + 4 * size, y - 110 * size), tip]), "#54443a", 7 * size)
    for number in range(9):
        height = 95 + number * 17
        side = -1 if number % 2 else 1
        reach = (66 - number * 4.5) * size
        root = (x + 2, y - height * size)
        end = (root[0] + side * reach, root[1] - 34 * size)
        belly = (root[0] + side * reach * 0.4, root[1] - 34 * size)
        under = (root[0] + side * reach * 0.65, root[1] - 6 * size)
        tone = mix(PINE, "#b9cc8a", 0.15 + 0.07 * number + (0.12 if side > 0 else 0))
        canvas.shape(curve([root, belly, end]) + curve([end, under, root]), tone)


def _spade(canvas):
    def placed(points):
        return turned(points, 1370, 900, 8)

    canvas.line(placed([(1370, 560), (1370, 815)]), "#c9a36a", 13)
    canvas.line(placed([(1342, 556), (1398, 556)]), "#a67d48", 15)
    blade = [(34, 806), (34, 890), (24, 925), (0, 946)]
    canvas.shape(placed(mirrored(1370, blade)), STEEL)
    canvas.shape(placed([(1370 - half, y) for half, y in blade] + [(1370, 806)]), SKY, 0.7)
    canvas.shape(
        ridge([(1230, 985), (1300, 925), (1370, 915), (1450, 935), (1530, 965)]), "#5f4a3a"
    )
