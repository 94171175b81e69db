"""Plots as SVG by ReportLab: on the page in the page's own colours, as a file in those of paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import fromstring
from reportlab.graphics import renderSVG
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.shapes import Drawing, Path, Rect, String
from reportlab.lib.colors import Color, HexColor

ROLES = {
    "9c4219": "accent",
    "2c6663": "other",
    "665c52": "soft",
    "e7dfd4": "line",
    "f7e8de": "hush",
    "2b2622": "ink",
}
"""The colours of paper, and what each is called in the stylesheet."""
ACCENT, OTHER, SOFT, LINE, HUSH, INK = (HexColor(f"#{one}") for one in ROLES)
WIDTH, HEIGHT = 480, 200
LEFT, RIGHT = 116, 182
"""Room for the names at both sides of a flow."""
FEW = 10
"""Up to so many of a thing, its axis counts one by one."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers in one colour."""

    name: str
    values: Sequence[int]
    colour: Color = ACCENT


def over_time(labels: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Bars beside one another for each month."""
    drawing, chart = Drawing(WIDTH, HEIGHT), VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 26, 28, WIDTH - 32, HEIGHT - 40
    chart.data = [tuple(one.values) for one in series]
    chart.groupSpacing, chart.barSpacing = 12, 1
    every = max(1, -(-len(labels) // 7))
    chart.categoryAxis.categoryNames = [label if i % every == 0 else "" for i, label in enumerate(labels)]
    _calm(chart, series)
    drawing.add(chart)
    return drawing


def in_rows(rows: Sequence[tuple[str, int]]) -> Drawing:
    """One bar a row, its name at the left and its number at the end."""
    high = 34 * len(rows) + 16
    drawing, chart = Drawing(WIDTH, high), HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 158, 8, WIDTH - 190, high - 16
    chart.data = [tuple(number for _, number in reversed(rows))]
    chart.categoryAxis.categoryNames = [name for name, _ in reversed(rows)]
    _calm(chart, [Series("", [number for _, number in rows])])
    chart.valueAxis.visible = chart.valueAxis.visibleGrid = False
    chart.categoryAxis.labels.dx, chart.groupSpacing = -8, 8
    chart.barLabelFormat = "%d"
    chart.barLabels.nudge, chart.barLabels.fontName, chart.barLabels.fontSize = 10, "Helvetica", 13
    chart.barLabels.fillColor = INK
    drawing.add(chart)
    return drawing


def flow(streams: Sequence[tuple[str, str, int]]) -> Drawing:
    """What was given at the left, what came of it at the right, joined by bands as wide as they are many."""
    left = list(dict.fromkeys(one for one, _, _ in streams))
    right = list(dict.fromkeys(other for _, other, _ in streams))
    whole = sum(number for *_, number in streams)
    unit = 150 / max(whole, 1)
    high = 40 + whole * unit + 26 * (max(len(left), len(right)) - 1)
    drawing = Drawing(WIDTH, high)
    starts = _stops(left, {name: sum(n for a, _, n in streams if a == name) for name in left}, unit, high)
    ends = _stops(right, {name: sum(n for _, b, n in streams if b == name) for name in right}, unit, high)
    for name, (top, tall) in starts.items():
        drawing.add(Rect(LEFT, top - tall, 7, tall, fillColor=ACCENT, strokeColor=None))
        drawing.add(_name(name, LEFT - 10, top - tall / 2, "end"))
    for name, (top, tall) in ends.items():
        drawing.add(Rect(WIDTH - RIGHT, top - tall, 7, tall, fillColor=OTHER, strokeColor=None))
        drawing.add(_name(name, WIDTH - RIGHT + 16, top - tall / 2, "start"))
    used_left, used_right = dict.fromkeys(left, 0.0), dict.fromkeys(right, 0.0)
    for a, b, number in streams:
        tall = number * unit
        drawing.add(
            _band(LEFT + 7, starts[a][0] - used_left[a], WIDTH - RIGHT, ends[b][0] - used_right[b], tall)
        )
        used_left[a] += tall
        used_right[b] += tall
    return drawing


def on_the_page(drawing: Drawing, name: str, title: str) -> str:
    """Inline markup: no style attribute, colours by class, its title for whoever listens."""
    root = fromstring(_drawn(drawing))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        _dress(element)
    for element in [one for one in root if one.tag in ("title", "desc", "clipPath")]:
        root.remove(element)
    for attribute in list(root.attrib):
        if attribute != "viewBox":
            del root.attrib[attribute]
    root.attrib |= {"class": "plot", "role": "img", "aria-labelledby": f"plot-{name}"}
    said = ET.Element("title", {"id": f"plot-{name}"})
    said.text = title
    root.insert(0, said)
    for group in root.iter("g"):
        group.attrib.pop("id", None)
    return ET.tostring(root, encoding="unicode")


def as_file(drawing: Drawing, title: str) -> str:
    """A file to keep, in the colours of paper."""
    return (
        _drawn(drawing)
        .replace("<title>...</title>", f"<title>{title}</title>")
        .replace("<desc>...</desc>", "")
    )


def _drawn(drawing: Drawing) -> str:
    text: str = renderSVG.drawToString(drawing)
    return re.sub(r"<!DOCTYPE[^>]*>", "", text)


def _dress(element: ET.Element) -> None:
    """Colours become classes, all else of a style attribute an attribute of its own."""
    style = element.attrib.pop("style", "")
    classes = []
    for part in style.split(";"):
        name, _, value = (one.strip() for one in part.partition(":"))
        if name in ("fill", "stroke") and value.startswith("rgb"):
            classes.append(f"{name}-{_role(value)}")
        elif name in ("fill", "stroke") and value == "none":
            classes.append(f"{name}-none")
        elif name in ("stroke-width", "text-anchor", "font-size"):
            element.set(name, value)
    if classes:
        element.set("class", " ".join(classes))


def _role(value: str) -> str:
    """The colour nearest to one of ours; ReportLab writes them in whole percents."""
    red, green, blue = (float(one) for one in re.findall(r"[\d.]+", value)[:3])

    def far(code: str) -> float:
        parts = [int(code[i : i + 2], 16) / 2.55 for i in (0, 2, 4)]
        return abs(parts[0] - red) + abs(parts[1] - green) + abs(parts[2] - blue)

    return ROLES[min(ROLES, key=far)]


def _calm(chart: Any, series: Sequence[Series]) -> None:
    """No frames, no ticks; faint lines to read a number by."""
    chart.bars.strokeColor = None
    for place, one in enumerate(series):
        chart.bars[place].fillColor = one.colour
        chart.bars[place].strokeColor = None
    most = max((value for one in series for value in one.values), default=1)
    step = 1 if most <= FEW else -(-most // 5)
    axis = chart.valueAxis
    axis.valueMin, axis.valueStep = 0, step
    axis.valueMax = max(step, -(-most // step) * step)
    axis.visibleAxis = axis.visibleTicks = False
    axis.visibleGrid, axis.gridStrokeColor, axis.gridStrokeWidth = True, LINE, 0.8
    axis.labelTextFormat = "%d"
    chart.categoryAxis.visibleTicks = False
    chart.categoryAxis.strokeColor = LINE
    for labels in (axis.labels, chart.categoryAxis.labels):
        labels.fontName, labels.fontSize, labels.fillColor = "Helvetica", 13, SOFT


def _stops(
    names: Sequence[str], sizes: dict[str, int], unit: float, high: float
) -> dict[str, tuple[float, float]]:
    """(top, height) of each, from the top down."""
    found, top = {}, high - 20
    for name in names:
        tall = sizes[name] * unit
        found[name] = (top, tall)
        top -= tall + 26
    return found


def _name(words: str, x: float, y: float, anchor: str) -> String:
    return String(x, y - 4, words, fontName="Helvetica", fontSize=13, fillColor=INK, textAnchor=anchor)


def _band(x: float, y: float, to_x: float, to_y: float, tall: float) -> Path:
    path, middle = Path(fillColor=HUSH, strokeColor=None), (x + to_x) / 2
    path.moveTo(x, y)
    path.curveTo(middle, y, middle, to_y, to_x, to_y)
    path.lineTo(to_x, to_y - tall)
    path.curveTo(middle, to_y - tall, middle, y - tall, x, y - tall)
    path.closePath()
    return path
