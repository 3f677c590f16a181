"""A bubble chart on one slide, as a PowerPoint chart that can be edited there."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import BubbleChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Inches, Pt

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EMPTY_LAYOUT: Final = 6
SMALL: Final = Pt(10)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideBubble:
    """A bubble: its place, the size of its area, its name; hollow where the size is not real."""

    x: float
    y: float
    size: float
    name: str
    is_hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSeries:
    """Bubbles of one colour (six hexadecimal digits), as the legend names them."""

    name: str
    colour: str
    bubbles: Sequence[SlideBubble]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideAxis:
    """An axis: its name, its ends, and where the other axis crosses it."""

    name: str
    least: float
    most: float
    crossed_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BubbleSlide:
    """All that stands on the slide; quadrant names from top right, to the left, then below."""

    title: str
    note: str
    x: SlideAxis
    y: SlideAxis
    quadrants: tuple[str, str, str, str]
    series: Sequence[SlideSeries]


def bubble_slide(slide: BubbleSlide) -> bytes:
    """Return the presentation."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    page = presentation.slides.add_slide(presentation.slide_layouts[EMPTY_LAYOUT])
    _write(page, slide.title, (0.5, 0.25, 12.3, 0.7), Pt(28), is_bold=True)
    _write(page, slide.note, (0.5, 6.95, 12.3, 0.4), SMALL)
    _draw(page, slide)
    _name_quadrants(page, slide.quadrants)
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def _draw(page: Any, slide: BubbleSlide) -> None:  # noqa: ANN401 - python-pptx has no types
    chart_data = BubbleChartData()
    for each in slide.series:
        series = chart_data.add_series(each.name)
        for bubble in each.bubbles:
            series.add_data_point(bubble.x, bubble.y, bubble.size)
    frame = page.shapes.add_chart(
        XL_CHART_TYPE.BUBBLE, Inches(0.5), Inches(1.0), Inches(12.3), Inches(5.9), chart_data
    )
    chart = frame.chart
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = SMALL
    chart.plots[0].bubble_scale = 60
    _set_axis(chart.category_axis, slide.x)
    _set_axis(chart.value_axis, slide.y)
    for drawn, each in zip(chart.plots[0].series, slide.series, strict=True):
        _colour(drawn, each)


def _set_axis(axis: Any, given: SlideAxis) -> None:  # noqa: ANN401
    axis.minimum_scale, axis.maximum_scale = given.least, given.most
    axis.has_major_gridlines = False
    axis.has_title = True
    axis.axis_title.text_frame.text = given.name
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = SMALL
    axis.tick_labels.font.size = SMALL
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.crosses_at = given.crossed_at


def _colour(drawn: Any, given: SlideSeries) -> None:  # noqa: ANN401
    colour = RGBColor.from_string(given.colour)
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = colour
    for place, bubble in enumerate(given.bubbles):
        point = drawn.points[place]
        if bubble.is_hollow:
            point.format.fill.background()
            point.format.line.color.rgb = colour
        label = point.data_label
        label.has_text_frame = True
        label.text_frame.text = bubble.name
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
        label.position = XL_LABEL_POSITION.RIGHT


def _name_quadrants(page: Any, names: tuple[str, str, str, str]) -> None:  # noqa: ANN401
    places = ((10.6, 1.1), (1.2, 1.1), (10.6, 5.6), (1.2, 5.6))
    for name, (left, top) in zip(names, places, strict=True):
        _write(page, name, (left, top, 2.0, 0.35), Pt(12), is_bold=True)


def _write(
    page: Any,  # noqa: ANN401
    text: str,
    box: tuple[float, float, float, float],
    size: Pt,
    *,
    is_bold: bool = False,
) -> None:
    frame = page.shapes.add_textbox(*(Inches(each) for each in box)).text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = size, is_bold
