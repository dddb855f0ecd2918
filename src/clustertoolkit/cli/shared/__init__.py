"""What several commands share: options, the content and lists, completion and output."""
