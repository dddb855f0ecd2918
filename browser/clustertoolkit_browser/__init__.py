"""What `toolkit site build --runtime` puts beside its pages; `runtime/` holds it, and nothing here is run."""
