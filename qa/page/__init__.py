"""The chat page without its server: HTML of answers and articles, the frame around it, its style and script."""
