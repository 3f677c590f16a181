"""An organisation chart as a picture: cards, lines, ties and a legend, in finished texts."""
