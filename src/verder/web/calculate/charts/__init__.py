"""Pictures of the calculators, as data for ECharts."""
