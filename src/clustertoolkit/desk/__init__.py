"""The walk as pages, whoever carries them: a plan's text and the fields of a form in, HTML and text out."""
