"""From a document to its mentions, exactly as written: figures, dates, statements, names."""
