"""Figures drawn at build time: plain SVG from leather, without script or style."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import leather
from lxml import etree

from planportal.model import Figure, FigureType
from planportal.render.news.chart_sheet import NAME_SIZE, NAME_STEP, Sheet, chart_sheet
from planportal.text.formats import format_number

__all__ = ["draw_chart"]

_SVG = "{http://www.w3.org/2000/svg}"
_BEYOND = 18
"""The room for half a number beyond its axis."""
_INK, _QUIET, _LEAF, _GRID, _GROUND = "#1f2520", "#474d46", "#17693c", "#d9d3c4", "#fffdf7"
_FONT = "system-ui, Noto Sans, Segoe UI, Roboto, sans-serif"

leather.theme.background_color = _GROUND
leather.theme.label_color = _QUIET
leather.theme.tick_color = _GRID
leather.theme.zero_color = _QUIET
leather.theme.tick_font_family = _FONT
leather.theme.tick_font_size = 15
leather.theme.tick_font_char_height = 15
leather.theme.tick_font_char_width = 8
leather.theme.margin = 0.04


def draw_chart(figure: Figure, *, narrow: bool) -> bytes:
    """Return a figure as an SVG file on its own ground, with title and description, and its values written out."""
    sheet = chart_sheet(figure, narrow=narrow)
    lowest, highest = _range(figure)
    chart: Any = leather.Chart()
    if sheet.type is FigureType.BARS:
        chart.add_bars([(value, label) for label, value in figure.data], fill_color=_LEAF)
        chart.add_x_scale(lowest, highest)
        chart.add_x_axis(tick_formatter=_tick)
        if narrow:
            chart.add_y_axis(tick_formatter=lambda *_: "")
    else:
        chart.add_y_scale(lowest, highest)
        chart.add_y_axis(tick_formatter=_tick)
        if sheet.type is FigureType.COLUMNS:
            chart.add_columns(list(figure.data), fill_color=_LEAF)
        else:
            labels = [label for label, _ in figure.data]
            points = [(place, value) for place, (_, value) in enumerate(figure.data, start=1)]
            chart.add_line(points, stroke_color=_LEAF, width=3)
            chart.add_x_scale(0.75, len(labels) + 0.25)
            ticks = [place for place, _ in points]
            chart.add_x_axis(ticks=ticks, tick_formatter=lambda place, *_: labels[int(place) - 1])
    # The last number of the axis stands half beyond its line.
    width = sheet.width - _BEYOND if narrow and sheet.type is FigureType.BARS else sheet.width
    return _framed(chart.to_svg(width=width, height=sheet.height - sheet.head), figure, sheet)


def _range(figure: Figure) -> tuple[float, float]:
    values = [value for _, value in figure.data]
    lowest, highest = min(0.0, *values), max(0.0, *values)
    room = (highest - lowest or 1.0) * 0.12
    return (lowest - room if lowest < 0 else 0.0), highest + room


def _tick(value: float | Decimal, *_: object) -> str:
    return format_number(Decimal(str(value)).normalize())


def _framed(drawn: str, figure: Figure, sheet: Sheet) -> bytes:
    """Return the drawing below the figure's title, with its values beside their marks."""
    inner = etree.fromstring(drawn.encode())
    size = {"width": str(sheet.width), "height": str(sheet.height)}
    root = etree.Element(
        f"{_SVG}svg",
        {**size, "viewBox": f"0 0 {sheet.width} {sheet.height}", "role": "img"},
        nsmap=_NAMESPACE,
    )
    etree.SubElement(root, f"{_SVG}title").text = figure.title
    etree.SubElement(root, f"{_SVG}desc").text = figure.alt
    etree.SubElement(root, f"{_SVG}rect", {**size, "fill": _GROUND})
    step = sheet.title_size + 5
    for number, line in enumerate(sheet.title_lines):
        _text(root, line, x=sheet.left, y=32 + number * step, size=sheet.title_size, weight="bold")
    unit = figure.unit[:1].upper() + figure.unit[1:]
    _text(root, unit, x=sheet.left, y=30 + len(sheet.title_lines) * step, size=15)
    frame = etree.SubElement(root, f"{_SVG}g", {"transform": f"translate(0 {sheet.head})"})
    for child in inner:
        frame.append(child)
    _dot_line(frame)
    if sheet.names:
        _write_names_above(frame, sheet)
    _write_values(frame, figure, sheet.type)
    _round_figures(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


_NAMESPACE: Any = {None: _SVG[1:-1]}  # lxml-stubs knows no default namespace


def _marks(frame: etree._Element, form: FigureType) -> list[etree._Element]:
    """Return the bars, columns or dots in the order of the data."""
    name = "circle" if form is FigureType.LINE else "rect"
    along = {"circle": "cx", "rect": "y" if form is FigureType.BARS else "x"}[name]
    marks = [mark for mark in frame.iter(f"{_SVG}{name}") if mark.get("fill") == _LEAF]
    return sorted(marks, key=lambda mark: _float(mark, along))


def _write_names_above(frame: etree._Element, sheet: Sheet) -> None:
    """Write each bar's name above it instead of on the axis, where it would leave no room for the bars."""
    for axis in [part for part in frame.iter(f"{_SVG}g") if part.get("class") == "axis left"]:
        axis.clear()
    for mark, lines in zip(_marks(frame, FigureType.BARS), sheet.names, strict=True):
        top = _float(mark, "y")
        for number, line in enumerate(lines, start=1):
            mark.addprevious(_text(frame, line, x=0, y=top + number * NAME_STEP, size=NAME_SIZE))
        mark.set("y", str(top + sheet.above))
        mark.set("height", str(_float(mark, "height") - sheet.above))


def _write_values(frame: etree._Element, figure: Figure, form: FigureType) -> None:
    """Write each value at the end of its bar, over its column or over its dot."""
    for mark, (_, value) in zip(_marks(frame, form), figure.data, strict=True):
        parent = mark.getparent()
        if parent is None:
            continue
        words = format_number(Decimal(str(value)).normalize())
        if form is FigureType.LINE:
            _text(parent, words, x=_float(mark, "cx"), y=_float(mark, "cy") - 12, size=15, anchor="middle")
        elif form is FigureType.BARS:
            end = _float(mark, "x") + _float(mark, "width") + 6
            _text(parent, words, x=end, y=_float(mark, "y") + _float(mark, "height") / 2 + 5, size=15)
        else:
            middle = _float(mark, "x") + _float(mark, "width") / 2
            _text(parent, words, x=middle, y=_float(mark, "y") - 7, size=15, anchor="middle")


def _dot_line(frame: etree._Element) -> None:
    """Put a dot on each point of a line; leather would name dots of its own in a legend."""
    for line in list(frame.iter(f"{_SVG}path")):
        parent = line.getparent()
        if parent is None or line.get("stroke") != _LEAF:
            continue
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", line.get("d", ""))]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            dot = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "5", "fill": _LEAF}
            etree.SubElement(parent, f"{_SVG}circle", dot)


def _float(mark: etree._Element, name: str) -> float:
    return float(mark.get(name, "0"))


def _text(
    parent: etree._Element, words: str, *, x: float, y: float, size: int, weight: str = "normal", anchor: str = "start"
) -> etree._Element:
    attributes = {
        "x": f"{x:.1f}",
        "y": f"{y:.1f}",
        "fill": _INK,
        "font-family": _FONT,
        "font-size": str(size),
        "font-weight": weight,
        "text-anchor": anchor,
    }
    written = etree.SubElement(parent, f"{_SVG}text", attributes)
    written.text = words
    return written


def _round_figures(root: etree._Element) -> None:
    """Leather writes coordinates with up to 28 digits; one after the point is finer than any screen."""
    for element in root.iter():
        for name, value in element.attrib.items():
            text = str(value)
            if str(name) in {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"} and "." in text:
                element.set(str(name), f"{float(text):.1f}")
