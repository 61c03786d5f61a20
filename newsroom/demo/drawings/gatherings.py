"""Gatherings: caps in the air, stalls on the square, posters on the wall."""

from .canvas import (
    CLAY,
    HEIGHT,
    INK,
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
    mirrored,
    mix,
    oval,
    ridge,
    turned,
)

CAPS = (
    (330, 470, 0.62, -24),
    (610, 250, 0.86, 14),
    (905, 420, 1.12, -10),
    (1230, 210, 0.9, 26),
    (1390, 520, 0.7, -30),
    (170, 210, 0.5, 32),
    (760, 90, 0.46, -18),
    (1080, 640, 0.56, 12),
    (470, 690, 0.5, -6),
    (1500, 120, 0.48, 8),
)
COAT = ((0, 252), (20, 246), (38, 210), (36, 120))
HAIR = ("#2b211e", "#1d1a1c", "#3a2a20")
SKINS = ("#e3b58f", "#d6a27a", "#c98f68")


def graduation():
    """Mortarboards thrown above the main hall on a June morning."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, HEIGHT), "#3f74ab", "#f3e3c4")
    canvas.light(800, 980, 1000, "#fff3d6", 0.8)
    _clouds(canvas)
    _roofs(canvas)
    for x, y, size, tilt in sorted(CAPS, key=lambda cap: cap[2]):
        _cap(canvas, x, y, size, tilt)
    _hands(canvas)
    return canvas.finish(11)


def _clouds(canvas):
    luck = chance(90)
    for x, y, size in (
        (220, 360, 1),
        (1180, 400, 1.25),
        (700, 560, 0.8),
        (1480, 270, 0.7),
        (560, 120, 0.6),
    ):
        for _ in range(11):
            reach = luck.uniform(-150, 150) * size
            puff = oval(
                x + reach,
                y - (1 - abs(reach) / 170) * 26 * size,
                luck.uniform(40, 86) * size,
                luck.uniform(16, 30) * size,
            )
            canvas.soften(puff, "#fff8ea", 0.5, 5)


def _roofs(canvas):
    canvas.shape(
        ridge([(0, 850), (260, 800), (560, 846), (1000, 796), (1340, 840), (1600, 800)]),
        "#8fb0c4",
    )
    canvas.shape(box(520, 872, 1080, HEIGHT), "#e9dfca")
    canvas.shape([(496, 876), (800, 784), (1104, 876)], "#f7edd8")
    canvas.shape([(560, 868), (800, 796), (1040, 868)], "#cfd3d0")
    canvas.shape(oval(800, 840, 17), NAVY)
    canvas.shape(box(540, 900, 1060, HEIGHT), "#35598a")
    for column in range(8):
        canvas.shade(
            box(548 + column * 68, 900, 576 + column * 68, HEIGHT),
            "#a9b7c2",
            "#fbf1dc",
            across=True,
        )
    luck = chance(91)
    for x in [*range(-30, 520, 44), *range(1090, 1660, 44)]:
        size = luck.uniform(60, 100)
        canvas.shape(
            oval(x, 990 - size * 0.5, size * 0.6, size * 0.8),
            mix("#4f7f6d", INK, luck.uniform(0, 0.2)),
        )


def _cap(canvas, x, y, size, tilt):
    def placed(points):
        return turned([(x + px * size, y + py * size) for px, py in points], x, y, tilt)

    crown = [(-72, 6), (-66, 62), *curve([(-66, 62), (0, 84), (66, 62)]), (72, 6)]
    canvas.shade(placed(crown), "#1d3c6b", "#0c1a33")
    canvas.shape(placed([(0, -52), (150, 0), (0, 52), (-150, 0)]), "#204478")
    canvas.shape(placed([(0, -52), (150, 0), (0, 4), (-150, 0)]), "#3a659c", 0.55)
    canvas.shape(placed([(-150, 0), (0, 52), (150, 0), (150, 8), (0, 61), (-150, 8)]), "#0f2143")
    cord = placed(curve([(0, 0), (60, 10), (112, 14), (126, 44), (122, 84)]))
    canvas.line(cord, OCHRE, 5 * size)
    canvas.shape(placed(oval(0, 0, 9, 5)), OCHRE)
    canvas.shape(placed([(114, 80), (132, 80), (142, 146), (104, 142)]), "#e2b455")
    canvas.shape(placed(box(113, 78, 133, 92)), "#b27d2a")


def _hands(canvas):
    luck = chance(92)
    graduates = [number * 112 + luck.uniform(-12, 12) for number in range(-1, 16)]
    for number, x in enumerate(graduates):
        lean = luck.uniform(-12, 12)
        shoulder = x + 44
        reach = luck.uniform(150, 215)
        sleeve = [(-17, -reach), (17, -reach), (33, 40), (-33, 40)]
        placed = turned([(shoulder + px, 1040 + py) for px, py in sleeve], shoulder, 1040, lean)
        hand = turned([(shoulder, 1040 - reach - 12)], shoulder, 1040, lean)[0]
        canvas.shape(oval(*hand, 14, 18), luck.choice(SKINS))
        canvas.shape(placed, ("#132a50", "#1a3763")[number % 2])
    for number, x in enumerate(graduates):
        canvas.shape(oval(x, 1112, 66, 62), ("#16325c", "#1d3f70")[number % 2])
        canvas.shape(oval(x, 1020, 30, 36), HAIR[number % 3])


def market():
    """Stalls with striped awnings on the square, under strings of flags."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 700), "#86aed0", "#f6e6c6")
    canvas.light(280, 160, 620, "#fff4d8", 0.7)
    _facade(canvas)
    canvas.shade(box(0, 770, WIDTH, HEIGHT), "#ddd0b4", "#b7a888")
    _paving(canvas)
    for number, tone in enumerate((CLAY, NAVY, OCHRE, PINE)):
        _stall(canvas, 30 + number * 396, 410, tone, number)
    _flags(canvas)
    _visitors(canvas)
    return canvas.finish(12)


def _facade(canvas):
    luck = chance(93)
    canvas.shape(box(0, 560, WIDTH, 780), "#a3bbae")
    for x in range(-30, WIDTH + 60, 62):
        size = luck.uniform(130, 200)
        canvas.shape(
            oval(x, 560 - size * 0.3, size * 0.5, size * 0.8),
            mix("#6f9584", PAPER, luck.uniform(0.15, 0.4)),
        )
    canvas.shade(box(330, 230, 1270, 780), "#dfe0d6", "#c3cccd")
    canvas.shape(box(310, 214, 1290, 238), "#f4ead4")
    for x in range(376, 1240, 98):
        canvas.shape(box(x, 282, x + 46, 384), "#7d9fbd")
        canvas.line([(x + 23, 282), (x + 23, 384)], "#f4ead4", 4)
        canvas.line([(x, 326), (x + 46, 326)], "#f4ead4", 4)


def _paving(canvas):
    for y in (806, 856, 926, 1016):
        canvas.line([(0, y), (WIDTH, y)], "#9b8d70", 2, 0.5)
    for foot in range(-1600, 3200, 200):
        canvas.line([(800 + (foot - 800) * 0.55, 770), (foot, HEIGHT)], "#9b8d70", 2, 0.4)


def _stall(canvas, x, y, tone, number):
    canvas.soften(box(x, 900, x + 340, 940), INK, 0.4, 14)
    canvas.shape(box(x + 20, y + 90, x + 336, 730), mix(tone, INK, 0.62))
    for post in (x + 16, x + 330):
        canvas.shape(box(post, y + 60, post + 12, 925), "#8a6238")
    _wares(canvas, x, number)
    canvas.shade(box(x + 6, 745, x + 352, 925), mix(tone, PAPER, 0.12), mix(tone, INK, 0.25))
    canvas.shape(box(x - 4, 732, x + 362, 752), "#e2bd86")
    canvas.shape(box(x + 120, 796, x + 238, 868), PAPER)
    for line, width in enumerate((74, 90, 56)):
        canvas.shape(
            box(x + 134, 812 + line * 16, x + 134 + width, 818 + line * 16),
            (tone, STEEL, STEEL)[line],
        )
    _awning(canvas, x, y, tone)


def _awning(canvas, x, y, tone):
    for stripe in range(8):
        left, right = x - 16 + stripe * 49, x - 16 + (stripe + 1) * 49
        top_left, top_right = x + 26 + stripe * 38.5, x + 26 + (stripe + 1) * 38.5
        colour = tone if stripe % 2 else PAPER
        canvas.shape([(top_left, y), (top_right, y), (right, y + 92), (left, y + 92)], colour)
        canvas.shape(
            [p for p in oval((left + right) / 2, y + 92, 24.5, 22) if p[1] >= y + 92],
            mix(colour, INK, 0.14),
        )
    canvas.shape(
        [(x - 16, y + 84), (x + 376, y + 84), (x + 376, y + 93), (x - 16, y + 93)], INK, 0.16
    )


def _wares(canvas, x, number):
    luck = chance(95 + number)
    for spot in range(6):
        left = x + 36 + spot * 49
        height = luck.uniform(36, 86)
        tone = luck.choice((SAND, SKY, PAPER, OCHRE, SAGE, CLAY, STEEL))
        if (spot + number) % 3 == 0:
            canvas.shape(oval(left + 18, 706, 20, 28), tone)
            canvas.shape(oval(left + 18, 680, 12, 4), mix(tone, INK, 0.4))
        else:
            canvas.shape(box(left, 734 - height, left + 34, 734), tone)
            canvas.shape(
                box(left, 734 - height * 0.6, left + 34, 734 - height * 0.45), mix(tone, INK, 0.3)
            )


def _flags(canvas):
    for start, end, sag in (((-60, 120), (800, 228), 130), ((800, 228), (1660, 120), 130)):
        rope = curve([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag), end], 60)
        canvas.line(rope, INK, 3, 0.8)
        for number, (x, y) in enumerate(rope[7:-5:6]):
            tone = (NAVY, PAPER, CLAY, OCHRE, STEEL)[number % 5]
            canvas.shape([(x - 24, y), (x + 24, y), (x + 2, y + 56)], tone)


def _visitors(canvas):
    people = (
        (210, NAVY, "#31466a"),
        (292, "#7c3a2c", INK),
        (655, "#d9cfba", "#3b4d63"),
        (980, PINE, INK),
        (1075, OCHRE, "#31466a"),
        (1420, "#3b4d63", INK),
    )
    for x, coat, legs in people:
        _visitor(canvas, x, 985 + (x * 7) % 40, coat, legs)


def _visitor(canvas, x, foot, coat, legs):
    canvas.soften(oval(x + 40, foot + 2, 70, 9), INK, 0.4, 6)
    for side in (-1, 1):
        hip, hem = x + side * 12, x + side * 14
        canvas.shape(
            [(hip - 13, foot - 130), (hip + 13, foot - 130), (hem + 9, foot), (hem - 9, foot)], legs
        )
    canvas.shape(mirrored(x, [(p, foot - q) for p, q in curve(COAT)]), coat)
    for side in (-1, 1):
        sleeve = [(x + side * 31, foot - 216), (x + side * 30, foot - 126)]
        canvas.line(sleeve, mix(coat, INK, 0.28), 11)
    canvas.shape(box(x - 7, foot - 264, x + 7, foot - 244), SKINS[0])
    hair = HAIR[x % 3]
    canvas.shape(oval(x, foot - 282, 24, 28), hair)
    if x % 2:
        canvas.shape(oval(x, foot - 262, 25, 30), hair)
