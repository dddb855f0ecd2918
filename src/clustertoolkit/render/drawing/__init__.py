"""Pictures: shapes and lines of text, as SVG and as PNG."""
