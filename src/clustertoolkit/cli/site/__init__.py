"""Make the content into pages for a browser."""
