"""A plan's lists as sheets of a workbook, which people fill in and hand back."""
