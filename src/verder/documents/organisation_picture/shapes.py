"""The few shapes of SVG that a picture is made of."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml's only name for it


def add(parent: Element, name: str, **attributes: object) -> Element:
    """Add a shape; `stroke_width` becomes `stroke-width`."""
    named = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, name, named)


def written(
    parent: Element,
    text: str,
    *,
    x: object = None,
    y: object = None,
    size: float | None = None,
    weight: int | None = None,
    fill: str = "",
    anchor: str = "",
) -> Element:
    """Add a text, in as few attributes as it needs."""
    told = {"x": x, "y": y, "font_size": size, "font_weight": weight}
    told |= {"fill": fill or None, "text_anchor": anchor or None}
    shape = add(parent, "text", **{key: value for key, value in told.items() if value is not None})
    shape.text = text
    return shape
