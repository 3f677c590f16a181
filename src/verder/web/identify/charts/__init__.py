"""Charts of identify: plain options for ECharts. No Django, no text of their own."""
