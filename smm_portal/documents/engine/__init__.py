"""From a document's row to its PDF: template, fonts, hyphens, tags, archive marks, seal."""
