from io import BytesIO

from pptx import Presentation
from pptx.enum.dml import MSO_FILL

from verder.documents.bubble_slide import (
    BubbleSlide,
    SlideAxis,
    SlideBubble,
    SlideSeries,
    bubble_slide,
)

AXIS = SlideAxis(name="strength", least=0.5, most=1.5, crossed_at=1.0)


def test_every_series_is_drawn_with_its_names_and_hollow_bubbles() -> None:
    bubbles = [
        SlideBubble(x=1.1, y=1.2, size=400, name="Alfa"),
        SlideBubble(x=0.9, y=0.8, size=4, name="Beta", is_hollow=True),
    ]
    file = bubble_slide(
        BubbleSlide(
            title="Accounts",
            note="made today",
            x=AXIS,
            y=AXIS,
            quadrants=("Strategic", "Star", "Status", "Streamline"),
            series=[SlideSeries(name="grows", colour="0F6F68", bubbles=bubbles)],
        )
    )
    (slide,) = Presentation(BytesIO(file)).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert texts == ["Accounts", "made today", "Strategic", "Star", "Status", "Streamline"]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    (series,) = chart.plots[0].series
    assert series.name == "grows"
    fills = [series.points[place].format.fill.type for place in range(2)]
    assert fills == [None, MSO_FILL.BACKGROUND]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0.5, 1.5)
