"""Word files (.docx): read into rich text, and written from it."""
